using System.Security.Cryptography;
using Grid.Domain.Canonical;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>
/// Turns what a log says into submissions. Each id follows from the source, the case and the place alone, so that a log
/// replayed again, or mended and replayed again, doubles nothing.
/// </summary>
internal sealed class ReplayCommands(string source, RulePack pack)
{
    /// <summary>Who tells the grid what the log says.</summary>
    public AskerId Asker { get; } = new(AskerId.SystemPrefix + IdText.Encode(source));

    public Submission<OfficerCommand> Register(OfficerId officer) => new(
        IdOf(officer.Value, "register"),
        Asker,
        new OfficerCommand.RegisterOfficer(pack.Name, Standing.Unknown))
    {
        Intent = Intent.Record,
    };

    public Submission<CaseCommand> Open(LogCase @case) => new(
        IdOf(@case.Name, "open"),
        Asker,
        new CaseCommand.OpenCase(pack.Name)
        {
            Slots =
            [
                .. @case.Slots.Select(slot => new Domain.Cases.SlotFilling(
                    slot.Slot, 1, OfficerId.FromSource(@case.Organ, slot.Officer))),
            ],
            Facts = @case.Facts,
        })
    {
        Intent = Intent.Record,
        At = @case.Acts[0].At,
    };

    public Submission<CaseCommand> Record(LogCase @case, LogAct act)
    {
        var officer = OfficerOf(@case, act.Officer);
        return new(
            IdOf(@case.Name, act.Place.Value),
            act.Intent == Intent.Request && officer is { } asker ? asker : Asker,
            new CaseCommand.RecordAct(act.Act)
            {
                Officer = officer,
                Place = act.Place,
                Stage = act.Stage,
                Supervisor = OfficerOf(@case, act.Supervisor),
                Facts = FactsOf(act),
            })
        {
            Intent = act.Intent,
            // Leave is asked for now: nobody is given leave for the past, whatever a log may say of it.
            At = act.Intent == Intent.Record ? act.At : null,
        };
    }

    /// <summary>Everybody whom a case names.</summary>
    public static IEnumerable<(OfficerId Id, string Name)> OfficersOf(LogCase @case) =>
        @case.Acts.SelectMany(act => new[] { act.Officer, act.Supervisor })
            .Concat(@case.Slots.Select(slot => slot.Officer))
            .OfType<string>()
            .Distinct()
            .Select(name => (OfficerId.FromSource(@case.Organ, name), name));

    private static OfficerId? OfficerOf(LogCase @case, string? name) =>
        name is null ? null : OfficerId.FromSource(@case.Organ, name);

    private static FactSet FactsOf(LogAct act) => act is { Due: null, RecordedAt: null }
        ? act.Facts
        : FactSet.Of(
        [
            .. act.Facts.Items,
            new("due", act.Due?.ToString() ?? ""),
            new("recordedAt", act.RecordedAt?.ToString() ?? ""),
        ]);

    private CommandId IdOf(string name, string place) =>
        new(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.OfTexts(source, name, place))));
}
