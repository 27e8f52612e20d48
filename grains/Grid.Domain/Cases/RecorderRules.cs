namespace Grid.Domain.Cases;

/// <summary>
/// What protects who puts interference on record. Of whose record it is nothing is said, not even by a refusal: whoever
/// is recorded moves no seat of the case at all.
/// </summary>
public static class RecorderRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> AskerIsNotRecorded = new(
        new("approach.recorded-moves-no-seat"),
        RuleConcern.Authority,
        question => !question.IsRequest || Recorded(question) is not { IsEmpty: false } told
            || question.Submission.By.Officer is not { } by
            || !question.Pack.Accountability.Protections.Any(protection => protection.IsOfRecorders)
                ? Verdict.Inapplicable
                : Verdict.When(told.All(one => one.IsLawful || one.Approaching != by), by),
        "of whom the case records interference moves no seat of it");

    // A seat is moved as well by giving the case into other hands, or by taking it into one's own; but out of its organ
    // it goes by its one way.
    private static ImmutableArray<ApproachOnRecord> Recorded(CaseQuestion<TCommand> question) =>
        question.Command switch
        {
            CaseCommand.OpenCase { SplitFrom: { } whole } => question.Facts.CaseOf(whole).Approaches,
            CaseCommand.AcceptMerge accept =>
                question.State.Approaches.AddRange(question.Facts.CaseOf(accept.From).Approaches),
            CaseCommand.HandOverCase send => RecordedWithin(question, send.To),
            CaseCommand.AcceptHandover => question.State.Transit?.ToUnit is { } to ? RecordedWithin(question, to) : [],
            _ => question.State.Approaches,
        };

    // Some sit in it from other organs. Which has the case, those say who must be there, where somebody must.
    private static ImmutableArray<ApproachOnRecord> RecordedWithin(CaseQuestion<TCommand> question, UnitId to)
    {
        var (state, required) = (question.State, question.Pack.RequiredSlots);
        var isAnySaid = state.Responsibilities.Any(held => required.Contains(held.Slot));
        return state.Responsibilities.Any(held => (!isAnySaid || required.Contains(held.Slot))
            && SeatChanging.IsWithin(state, held.Holder, to, (question.Facts, question.Pack)))
                ? state.Approaches
                : [];
    }
}
