namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>The sending side takes back a case that is on its way and has not been taken over.</summary>
    [GenerateSerializer, Immutable, Alias("case.recall-case.v1")]
    public sealed record RecallCase(PersonalText? Grounds = null) : CaseCommand
    {
        public override string Deed => "case.recall";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case is no longer on its way.</summary>
    [GenerateSerializer, Immutable, Alias("case.recalled.v1")]
    public sealed record Recalled : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class RecallCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.RecallCase>> IsInTransit = new(
        new("recall.is-in-transit"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Transit is not null),
        "the case is not on its way into other hands");

    /// <summary>Else two would answer for one duty.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecallCase>> MergeIsNotAccepted = new(
        new("recall.merge-is-not-accepted"),
        RuleConcern.Form,
        question => question.State.Transit?.IntoCase is { } into
            ? Verdict.When(question.Facts.TakenBy(into) is null)
            : Verdict.Inapplicable,
        "the other case has taken this one in; complete the merge");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RecallCase>>> All =
    [
        .. CaseRules<CaseCommand.RecallCase>.All,
        IsInTransit,
        MergeIsNotAccepted,
        TransitRules<CaseCommand.RecallCase>.ByHolderOrSupervisor,
    ];
}
