namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// The receipt of a merge: from now on this case is answered for in the one that has taken it in.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.complete-merge.v1")]
    public sealed record CompleteMerge : CaseCommand
    {
        public override string Deed => "case.complete-merge";

        internal override bool IsAskedFor => true;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case has ended and goes on in another.</summary>
    /// <param name="Into">The other case.</param>
    [GenerateSerializer, Immutable, Alias("case.merged.v1")]
    public sealed record Merged(CaseId Into) : CaseEvent
    {
        /// <summary>In which seats there its duties are answered for.</summary>
        [Id(0)]
        public ImmutableArray<DutyPassed> Duties { get; init; } = [];

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>The warnings that have to be answered here all the same, wherever the case goes on.</summary>
        [Id(2)]
        public ImmutableArray<int> Waiting { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class CompleteMergeRules
{
    /// <summary>Both sides have agreed already, so whoever is in office may report it.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.CompleteMerge>> IsAccepted = new(
        new("merge.is-accepted"),
        RuleConcern.Form,
        question => Verdict.When(
            question.State.Transit?.IntoCase is { } into && question.Facts.TakenBy(into) is not null),
        "no other case has taken this one in");

    /// <summary>What came after would be lost: neither case would answer for it.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.CompleteMerge>> IsAcceptedAsItStands = new(
        new("merge.is-accepted-as-it-stands"),
        RuleConcern.Form,
        question => question.State.Transit?.IntoCase is { } into && question.Facts.TakenBy(into) is { } taken
            ? Verdict.When(taken.Sequence == question.State.Sequence)
            : Verdict.Inapplicable,
        "something was put on record here since the other case took it in; let it be taken in again");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.CompleteMerge>>> All =
        [.. CaseRules<CaseCommand.CompleteMerge>.All, IsAccepted, IsAcceptedAsItStands];
}
