using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

/// <summary>A case on record whose acts are told one by one, and what one rule of a kind said of it last.</summary>
internal sealed record JudgedCase(CaseScenario Scenario)
{
    public static readonly RuleId Judged = new("pack.judged");

    public static JudgedCase By(RuleKind kind, params ReadOnlySpan<CaseEvent> history) =>
        new(CaseScenario
            .Given(history.IsEmpty ? [CaseScenario.OnRecord] : history).Under(With(Rule(Judged.Value, kind))));

    public CaseState State => Scenario.State;

    public JudgedCase Act(
        string act,
        OfficerId? by = null,
        string at = "2026-03-01T10:00:00",
        string? place = null,
        params Fact[] facts) =>
        Told(
            new CaseCommand.RecordAct(act)
            {
                Officer = by,
                Place = place is null ? null : new Place(place),
                Facts = FactSet.Of(facts),
            },
            at);

    public JudgedCase Told(CaseCommand command, string? at = null) =>
        new(Scenario.WhenRecorded(command, at).And);

    /// <summary>The standing verdict; nothing where the rule is satisfied or does not apply.</summary>
    public (VerdictKind Verdict, OfficerId? Officer, string? Missing)? Standing => State.Standing
        .Where(judgement => judgement.Rule == Judged)
        .Select(judgement =>
            ((VerdictKind, OfficerId?, string?)?)(judgement.Verdict, judgement.Officer, judgement.Missing))
        .SingleOrDefault();

    public int Breaches => State.Breaches.Count(breach => breach.Rule == Judged);

    /// <summary>What the rule says of the case as it stands, with its last act as the one that gave cause.</summary>
    public VerdictKind Verdict => Scenario.Pack.Rules[0].Kind
        .Judge(new(State, State.Acts.MaxBy(act => act.Sequence), CaseFacts.At(Now))).Kind;

    public void ThenBroken(OfficerId? by) => Assert.Equal((VerdictKind.Broken, by, null), Standing);

    public void ThenUndecidable(string missing)
    {
        Assert.Equal((VerdictKind.Undecidable, missing), (Standing?.Verdict, Standing?.Missing));
        Assert.Equal(0, Breaches);
    }

    public void Then(VerdictKind verdict)
    {
        Assert.Equal(verdict, Verdict);
        Assert.Null(Standing);
    }
}
