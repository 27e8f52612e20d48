using System.Globalization;

namespace Grid.Simulator.Load;

/// <summary>
/// The officers of a load, with numbers for names: those who lead cases, who leads their units, and two who oversee
/// those, and each other.
/// </summary>
internal sealed class LoadPopulation
{
    private const string OversightOrgan = "oversight";

    private readonly Dictionary<string, List<LoadOfficer>> _leads = [];
    private readonly List<LoadOfficer> _everybody = [];
    private readonly string _run;

    public LoadPopulation(LoadScenario scenario, string run)
    {
        _run = run;
        var overseers = (OfficerId[])[IdOf(OversightOrgan, "H", 1), IdOf(OversightOrgan, "H", 2)];
        for (var i = 0; i < overseers.Length; i++)
        {
            _everybody.Add(Made(overseers[i], overseers[1 - i], UnitId.Parse($"{OversightOrgan}/{run}-U-1"), ""));
        }

        foreach (var kind in scenario.Officers)
        {
            _leads[kind.Kind] = [];
            for (var (first, unit) = (0, 1); first < kind.Count; first += kind.InUnit, unit++)
            {
                Seat(kind, unit, Math.Min(kind.InUnit, kind.Count - first), overseers[unit % overseers.Length]);
            }
        }
    }

    /// <summary>All of them, overseers first.</summary>
    public IReadOnlyList<LoadOfficer> Everybody => _everybody;

    /// <summary>Those of a kind who lead cases.</summary>
    public IReadOnlyList<LoadOfficer> Of(string kind) => _leads[kind];

    private void Seat(OfficerKind kind, int unit, int count, OfficerId overseer)
    {
        var at = UnitId.Parse($"{kind.Organ}/{Called(kind.Kind, "U", unit)}");
        var head = new LoadOfficer(IdOf(kind.Organ, $"{kind.Kind}-H", unit), at, kind.HeadGrade)
        {
            Class = kind.Class,
            Powers = PowersOf(kind.HeadPowers),
            Supervisor = overseer,
        };
        _everybody.Add(head);
        var colleagues = new List<LoadOfficer>();
        for (var i = 0; i < count; i++)
        {
            var leads = _leads[kind.Kind];
            var officer = new LoadOfficer(IdOf(kind.Organ, $"{kind.Kind}-P", leads.Count + 1), at, kind.Grade)
            {
                Class = kind.Class,
                Powers = PowersOf(kind.Powers),
                Supervisor = head.Id,
                Colleagues = colleagues,
            };
            colleagues.Add(officer);
            leads.Add(officer);
            _everybody.Add(officer);
        }
    }

    private static LoadOfficer Made(OfficerId id, OfficerId supervisor, UnitId unit, string grade) =>
        new(id, unit, grade) { Class = "", Powers = [], Supervisor = supervisor };

    private static ImmutableArray<Power> PowersOf(List<string> powers) => [.. powers.Select(power => new Power(power))];

    private OfficerId IdOf(string organ, string letter, int number) =>
        OfficerId.FromSource(organ, Called(_run, letter, number));

    private string Called(string of, string letter, int number) => of == _run
        ? string.Create(CultureInfo.InvariantCulture, $"{of}-{letter}-{number:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{_run}-{of}-{letter}-{number:0000}");
}
