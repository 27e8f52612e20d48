namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Decides on a request that an officer step out.</summary>
    [GenerateSerializer, Immutable, Alias("case.decide-recusal.v1")]
    public sealed record DecideRecusal(OfficerId Officer, bool IsGranted, PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.decide-recusal";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>It is decided whether an officer steps out. One who does may do no more in the case.</summary>
    [GenerateSerializer, Immutable, Alias("case.recusal-decided.v1")]
    public sealed record RecusalDecided(OfficerId Officer, bool IsGranted) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class DecideRecusalRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.DecideRecusal>> IsRequested = new(
        new("recusal.is-requested"),
        RuleConcern.Form,
        question => Verdict.When(question.State.PendingOf(question.Command.Officer) is not null),
        "no recusal of this officer waits for a decision");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.DecideRecusal>>> All =
    [
        .. CaseRules<CaseCommand.DecideRecusal>.All, IsRequested,
        RecusalRules<CaseCommand.DecideRecusal>.DeciderIsAnother,
        RecusalRules<CaseCommand.DecideRecusal>.DeciderIsCompetent,
    ];
}
