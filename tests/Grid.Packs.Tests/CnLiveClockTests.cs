namespace Grid.Packs.Tests;

/// <summary>The acts of a case under the pack of China start, move and stop the clocks of that case.</summary>
public sealed class CnLiveClockTests
{
    private static readonly ClockId FirstInstance = new("T-M06");

    private CaseState _case = Opened("civil.first_instance.ordinary");

    [Fact]
    public void Filing_starts_the_term_and_an_appraisal_moves_it()
    {
        Record("CaseFiled", "2026-03-02");
        Assert.Equal("2026-09-02", Due());

        Record("Appraisal", "2026-05-12", ("from", "2026-04-01"), ("until", "2026-05-12"));
        Assert.Equal("2026-10-13", Due());
    }

    [Fact]
    public void A_case_of_one_procedure_has_no_clocks_of_another()
    {
        _case = Opened("civil.first_instance.summary");
        Record("CaseFiled", "2026-03-02");

        Assert.Null(_case.Clock(FirstInstance));
        Assert.NotNull(_case.Clock(new("T-M07")));
    }

    private static CaseState Opened(string procedure) => CaseState.None.Evolve(
        new CaseEvent.Opened(CnPack.Pack.Name, IsRun: false) { Facts = FactSet.Of([new("procedure", procedure)]) },
        Timestamp.Parse("2026-03-02T08:00:00Z"));

    private string Due() => _case.Clock(FirstInstance)!.Due!.Value.ToString()[..10];

    private void Record(string act, string at, params (string Name, string Value)[] facts)
    {
        var told = FactSet.Of(facts.Select(fact => new Fact(fact.Name, fact.Value)));
        var submission = new Submission<CaseCommand>(
            new($"{act}-{at}"), new("system:log"), new CaseCommand.RecordAct(act) { Facts = told })
        {
            Intent = Intent.Record,
            At = Timestamp.Parse(at),
        };
        var decision = CaseDecider.Decide(
            _case, submission, CaseFacts.At(Timestamp.Parse("2026-06-01T08:00:00Z")), CnPack.Pack);
        foreach (var happened in Assert.IsType<Decision<CaseEvent>.Accepted>(decision).Events)
        {
            _case = _case.Evolve(happened, Timestamp.Parse(at));
        }
    }
}
