namespace Grid.Domain.Cases;

/// <summary>What holds of every deed that gives a case, or a part of it, into other hands.</summary>
public static class TransitRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> ByHolderOrSupervisor = new(
        new("transit.holder-or-supervisor"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Asking is null || question.State.Responsibilities.IsEmpty
            ? Verdict.Inapplicable
            : Verdict.When(question.AskerAnswersOrSupervises(), question.Submission.By.Officer),
        "only who answers for the case, or their supervisor, may give it into other hands or take another in");

    public static readonly Rule<CaseQuestion<TCommand>> IsNotInTransit = new(
        new("transit.is-not-under-way"),
        RuleConcern.Law,
        question => Verdict.When(question.State.Transit is null),
        "the case is on its way into other hands already; recall it first");

    /// <summary>What is to be split off and is not opened yet must not be lost with the case.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> NothingIsSplitting = new(
        new("transit.nothing-is-splitting"),
        RuleConcern.Law,
        question => Verdict.When(question.State.Ties.SplitProposed.IsEmpty),
        "a case that is to be split off this one has not been opened yet; open it, or recall the split");

    /// <summary>
    /// Else that case would be stuck between the two, neither taken in anew nor recalled. One that has ended all the
    /// same waits for nothing.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> TakenInIsReceipted = new(
        new("transit.taken-in-is-receipted"),
        RuleConcern.Law,
        question => question.State.Ties.MergedFrom.IsEmpty
            ? Verdict.Inapplicable
            : Verdict.When(question.State.Ties.MergedFrom.All(
                taken => question.Facts.CaseOf(taken.From) is not { Status: CaseStatus.Open, Transit: { } transit }
                    || transit.IntoCase is not { } into || into != question.Facts.Subject)),
        "a case that this one has taken in waits for its receipt still; complete that merge first");
}
