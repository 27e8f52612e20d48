namespace Grid.Domain.Cases;

/// <summary>What holds of every deed but the opening.</summary>
public static class CaseRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> CaseIsKnown = new(
        new("case.is-known"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Status != CaseStatus.None),
        "no case of this id has been opened");

    /// <summary>What is told of a closed case is kept, as a breach; nothing more can be asked of it.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> CaseIsOpen = new(
        new("case.is-open"),
        RuleConcern.Law,
        question => Verdict.When(question.State.Status != CaseStatus.Closed),
        "a closed case stays closed");

    /// <summary>
    /// What a case does while another takes it in would be lost between the two. Only the merge itself goes on.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsNotMerging = new(
        new("case.is-not-merging"),
        RuleConcern.Law,
        question => Verdict.When(
            question.State.Transit?.IntoCase is null
            || question.Command is CaseCommand.RecallCase or CaseCommand.CompleteMerge),
        "the case is being merged into another; ask there once that is done, or recall it");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [.. AskerRules<TCommand>.All, CaseIsKnown, CaseIsOpen, IsNotMerging];
}
