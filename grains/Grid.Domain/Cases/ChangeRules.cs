using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Of whoever has another come into a seat that is held, by naming or by drawing: what the pack asks of such a change.
/// A log is asked nothing.
/// </summary>
public static class ChangeRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> ForAReason = new(
        new("change.for-a-reason"),
        RuleConcern.Law,
        // Of a seat that is drawn otherwise a reason is asked anyway.
        question => !ChangesHolder(question, out var held)
            || question.Pack.SupervisionWords.DrawOf(held.Slot) is not null
            || !SeatChange.RowsOn(held.Slot, held.Holder, question.Facts, question.Pack).Any(row => row.IsReasoned)
                ? Verdict.Inapplicable
                : Verdict.When(
                    question.Command.Texts.Any(text => !string.IsNullOrWhiteSpace(text.Text))
                    || question.Pack.SupervisionWords.IsReasonToDesignate(
                        held.Slot, question.Command.Designation, isChange: true),
                    question.Submission.By.Officer),
        "who holds this seat is changed for a reason alone that is given with it");

    // Whoever comes in has somebody else let them in: else one who has stopped a holder could take the holder's place.
    public static readonly Rule<CaseQuestion<TCommand>> ByWhoMayApprove = new(
        new("change.by-who-may-approve"),
        RuleConcern.Law,
        question =>
        {
            if (!ChangesHolder(question, out var held))
            {
                return Verdict.Inapplicable;
            }

            var known = (question.Facts, question.Pack);
            foreach (var row in SeatChange.RowsOn(held.Slot, held.Holder, question.Facts, question.Pack)
                         .Where(row => row is { IsApproved: true, By.IsEmpty: false }))
            {
                if (question.Submission.By.Officer is not { } by)
                {
                    return new Verdict.Undecidable("who approves of it: no officer asks");
                }

                if ((question.Command is CaseCommand.TransferResponsibility transfer && by == transfer.To)
                    || !row.By.Any(bearer => SupervisionPlace.IsOne(bearer, by, question.State, known)))
                {
                    return new Verdict.Broken(by, string.Join(" or ", row.By.Select(bearer => bearer.Name).Distinct()));
                }
            }

            return Verdict.When(true);
        },
        "who holds this seat is changed by those alone whom the pack names, and by none of them for themselves");

    public static readonly Rule<CaseQuestion<TCommand>> RecusalIsOnRecord = new(
        new("change.recusal-is-on-record"),
        RuleConcern.Law,
        question => !ChangesHolder(question, out var held)
            || ReasonOf(question.Command) is not SupervisionIndex.Recusal
                ? Verdict.Inapplicable
                : Verdict.When(question.State.IsRecused(held.Holder), held.Holder),
        "who holds this seat has not stepped out of the case; have their recusal decided on first");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [ForAReason, ByWhoMayApprove, RecusalIsOnRecord];

    private static bool ChangesHolder(CaseQuestion<TCommand> question, out Responsibility held)
    {
        (held, var isChanged) = question.Command switch
        {
            CaseCommand.TransferResponsibility transfer
                when question.State.Held(transfer.Slot, transfer.Seat) is { } known =>
                (known, known.Holder != transfer.To),
            CaseCommand.DrawHolder draw
                when question.State.Held(draw.Slot, draw.Seat) is { } known
                && question.Pack.SupervisionWords.DrawOf(draw.Slot) is not null => (known, true),
            _ => (null!, false),
        };
        return question.IsRequest && isChanged;
    }

    private static string? ReasonOf(TCommand command) =>
        command is CaseCommand.DrawHolder draw ? draw.Because : command.Designation;
}
