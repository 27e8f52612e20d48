using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Of whoever has another come into a seat that is held, by naming, by drawing, or by giving the case into other hands:
/// what the pack asks of such a change. A log is asked nothing.
/// </summary>
public static class ChangeRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> ForAReason = new(
        new("change.for-a-reason"),
        RuleConcern.Law,
        question => Worst(question, ReasonFor),
        "who holds this seat is changed for a reason alone that is given with it");

    // Whoever comes in has somebody else let them in: else one who has stopped a holder could take the holder's place.
    public static readonly Rule<CaseQuestion<TCommand>> ByWhoMayApprove = new(
        new("change.by-who-may-approve"),
        RuleConcern.Law,
        question => Worst(question, Approved),
        "who holds this seat is changed by those alone whom the pack names, and by none of them for themselves");

    public static readonly Rule<CaseQuestion<TCommand>> RecusalIsOnRecord = new(
        new("change.recusal-is-on-record"),
        RuleConcern.Law,
        question => Worst(question, (_, change) =>
            ReasonOf(question.Command) is not SupervisionIndex.Recusal
                ? Verdict.Inapplicable
                : Verdict.When(change.Case.IsRecused(change.Holder), change.Holder)),
        "who holds this seat has not stepped out of the case; have their recusal decided on first");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [ForAReason, ByWhoMayApprove, RecusalIsOnRecord];

    private static Verdict ReasonFor(CaseQuestion<TCommand> question, SeatChanging change)
    {
        var isDrawn = question.Pack.SupervisionWords.DrawOf(change.Slot) is not null;
        return question.Command switch
        {
            // What is split off was asked to be, with what grounds there are.
            CaseCommand.OpenCase => Verdict.Inapplicable,
            // A case that is sent elsewhere takes no judge from whom it was drawn for but as a new draw would.
            CaseCommand.HandOverCase => Verdict.When(
                question.Pack.SupervisionWords.IsReasonToChange(change.Slot, question.Command.Designation),
                question.Submission.By.Officer),
            // So does a merge by which a drawn seat ends that its holder goes on to answer for in another.
            CaseCommand.MergeCase when isDrawn && change.To == change.Holder => Verdict.When(
                question.Pack.SupervisionWords.IsReasonToChange(change.Slot, question.Command.Designation),
                question.Submission.By.Officer),
            // Of a seat that is drawn otherwise a reason is asked anyway.
            _ => isDrawn || !RowsOn(question, change).Any(row => row.IsReasoned)
                ? Verdict.Inapplicable
                : Verdict.When(
                    question.Command.Texts.Any(text => !string.IsNullOrWhiteSpace(text.Text))
                    || question.Pack.SupervisionWords.IsReasonToDesignate(
                        change.Slot, question.Command.Designation, isChange: true),
                    question.Submission.By.Officer),
        };
    }

    private static Verdict Approved(CaseQuestion<TCommand> question, SeatChanging change)
    {
        var (by, known) = (question.Submission.By.Officer, (question.Facts, question.Pack));
        var isTheirOwn = by == change.To || (by == change.Holder && change.IsByJoining);
        foreach (var row in RowsOn(question, change).Where(row => row is { IsApproved: true, By.IsEmpty: false }))
        {
            if (by is not { } asking)
            {
                return new Verdict.Undecidable("who approves of it: no officer asks");
            }

            if (isTheirOwn || !row.By.Any(bearer => SupervisionPlace.IsOne(bearer, asking, change.Case, known)))
            {
                return new Verdict.Broken(by, string.Join(" or ", row.By.Select(bearer => bearer.Name).Distinct()));
            }
        }

        // Of a seat that is drawn nobody disposes for themselves, whatever rows the pack has of changes.
        return isTheirOwn && by is not null && change.IsByJoining
            && question.Pack.SupervisionWords.DrawOf(change.Slot) is not null
                ? new Verdict.Broken(by)
                : Verdict.When(true);
    }

    private static IEnumerable<SupervisionRow.Allotment> RowsOn(
        CaseQuestion<TCommand> question, SeatChanging change) =>
        SeatChange.RowsOn(change.Slot, change.Known, question.Facts, question.Pack);

    private static Verdict Worst(
        CaseQuestion<TCommand> question, Func<CaseQuestion<TCommand>, SeatChanging, Verdict> judge)
    {
        if (!question.IsRequest)
        {
            return Verdict.Inapplicable;
        }

        var verdict = Verdict.Inapplicable;
        foreach (var change in SeatChanging.By(question))
        {
            verdict = judge(question, change);
            if (verdict.IsAmiss)
            {
                return verdict;
            }
        }

        return verdict;
    }

    private static string? ReasonOf(TCommand command) =>
        command is CaseCommand.DrawHolder draw ? draw.Because : command.Designation;
}
