namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>The receipt of a split: the other case is open and answered for.</summary>
    [GenerateSerializer, Immutable, Alias("case.complete-split.v1")]
    public sealed record CompleteSplit(CaseId To) : CaseCommand
    {
        public override string Deed => "case.complete-split";

        internal override bool IsAskedFor => true;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>What was split off is answered for in the other case.</summary>
    [GenerateSerializer, Immutable, Alias("case.split-completed.v1")]
    public sealed record SplitCompleted(CaseId To) : CaseEvent
    {
        [Id(0)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class CompleteSplitRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.CompleteSplit>> IsOpened = new(
        new("split.is-opened"),
        RuleConcern.Form,
        question => Verdict.When(
            question.State.Ties.SplitProposed.Contains(question.Command.To)
            && question.Facts.Subject is { } subject
            && question.Facts.CaseOf(question.Command.To).Ties.SplitFrom == subject),
        "no case of this id has been opened from this one");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.CompleteSplit>>> All =
        [.. CaseRules<CaseCommand.CompleteSplit>.All, IsOpened];
}
