namespace Grid.Domain.Cases;

/// <summary>
/// Of whoever names an officer for a seat that the pack has drawn. Drawing is the rule; naming somebody takes a reason
/// from the pack's list.
/// </summary>
public static class DesignationRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> ForAListedReason = new(
        new("designation.for-a-listed-reason"),
        RuleConcern.Law,
        question => !question.IsRequest || Designated(question) is not { IsEmpty: false } slots
            ? Verdict.Inapplicable
            : Verdict.When(
                slots.All(slot => question.Pack.SupervisionWords.IsReasonToDesignate(
                    slot, question.Command.Designation, isChange: question.State.IsHeld(slot))),
                question.Submission.By.Officer),
        "the seat is to be drawn; naming somebody for it takes a reason that the pack lists");

    public static readonly Rule<CaseQuestion<TCommand>> CaseIsMarked = new(
        new("designation.case-is-marked"),
        RuleConcern.Law,
        question => !question.IsRequest || Designated(question).IsEmpty
            || question.Pack.SupervisionWords.TagsFor(question.Command.Designation) is not { IsEmpty: false } tags
                ? Verdict.Inapplicable
                : Verdict.When(
                    question.Pack.SupervisionWords.Tags.Any(
                        tag => tags.Contains(tag.Name, StringComparer.Ordinal) && tag.IsOn(AsAsked(question))),
                    question.Submission.By.Officer),
        "this is a reason in marked cases alone; have the case marked first");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All = [ForAListedReason, CaseIsMarked];

    // Who holds a seat already is not named for it anew.
    private static ImmutableArray<Slot> Designated(CaseQuestion<TCommand> question) =>
    [
        .. question.Command.Fillings
            .Where(filling => question.Pack.SupervisionWords.DrawOf(filling.Slot) is not null
                && question.State.Held(filling.Slot, filling.Seat)?.Holder != filling.Officer)
            .Select(filling => filling.Slot).Distinct(),
    ];

    private static CaseState AsAsked(CaseQuestion<TCommand> question) =>
        question.Command is CaseCommand.OpenCase open ? question.State with { Facts = open.Facts } : question.State;
}
