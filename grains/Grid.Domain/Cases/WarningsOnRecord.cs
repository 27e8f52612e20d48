using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>What warnings and clues become by what happens.</summary>
internal static class WarningsOnRecord
{
    public static CaseState Warned(this CaseState state, CaseEvent happened, Timestamp at)
    {
        var entry = state.Sequence + 1;
        return happened switch
        {
            CaseEvent.StepCameDue came => state.WithStep(came, entry),
            CaseEvent.WarningGiven given => state with
            {
                Warnings = state.Warnings.Add(new(entry, given.Clock, given.Level, given.To)
                {
                    GivenAt = at,
                    Answer = given.Answer,
                    AnswerBy = given.AnswerBy,
                    Because = given.Because ?? 0,
                }),
            },
            CaseEvent.WarningLapsed lapsed =>
                state.WithWarning(lapsed.Warning, warning => warning with { Lapsed = entry }),
            CaseEvent.WarningRenewed renewed =>
                state.WithWarning(renewed.Warning, warning => warning with { Renewed = entry }),
            CaseEvent.WarningAnswered { IsVoid: true } => state,
            CaseEvent.WarningAnswered answered =>
                state.WithWarning(answered.Warning, warning => warning with { Answered = entry }),
            CaseEvent.DeliveryReported reported => state.WithDelivery(reported, entry),
            CaseEvent.ClueOpened opened => state with
            {
                Clues = state.Clues.Add(new(entry, opened.Rule, opened.Officer)
                {
                    Class = opened.Class,
                    IsOfSupervision = opened.IsOfSupervision,
                    Clock = opened.Clock,
                    Warning = opened.Warning ?? 0,
                    Burst = opened.Burst,
                    At = at,
                }),
            },
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What the clock warned of was done in time: nobody has to answer for it any more.</summary>
    public static CaseState Settled(this CaseState state, CaseEvent.ClockStopped by) =>
        state.Settled(warning => by.LeavesWaiting
            ? by.Settled.Contains(warning.Sequence)
            : warning.Clock == by.Clock);

    /// <summary>The case goes on in another: only those have to answer here who are named.</summary>
    public static CaseState Settled(this CaseState state, CaseEvent.Merged by) =>
        state.Settled(warning => !by.Waiting.Contains(warning.Sequence));

    private static CaseState Settled(this CaseState state, Func<WarningOnRecord, bool> isDone) =>
        state.Warnings.Any(warning => warning.IsWaiting && isDone(warning))
            ? state with
            {
                Warnings =
                [
                    .. state.Warnings.Select(warning => warning.IsWaiting && isDone(warning)
                        ? warning with { IsSettled = true }
                        : warning),
                ],
            }
            : state;

    private static CaseState WithStep(this CaseState state, CaseEvent.StepCameDue came, int entry) => state with
    {
        Clocks =
        [
            .. state.Clocks.Select(clock => clock.Id != came.Clock ? clock : clock with
            {
                Next = came.Next,
                SetBy = entry,
                Reached = came.Level,
                Missed = came.Level == Ladder.Breach ? entry : clock.Missed,
            }),
        ],
    };

    // A clue that hung on a warning which never arrived hangs on nothing.
    private static CaseState WithDelivery(this CaseState state, CaseEvent.DeliveryReported reported, int entry)
    {
        var told = state.WithWarning(reported.Warning, warning => warning with
        {
            Deliveries = warning.Deliveries.Add(entry),
            Undelivered = reported.HasFailed && warning.Answered == 0 ? entry : warning.Undelivered,
        });
        return reported.HasFailed && told.Clues.Any(clue => clue.Warning == reported.Warning)
            ? told with
            {
                Clues =
                [
                    .. told.Clues.Select(clue => clue.Warning == reported.Warning && clue.IsOpen
                        ? clue with { Withdrawn = entry }
                        : clue),
                ],
            }
            : told;
    }

    private static CaseState WithWarning(
        this CaseState state, int sequence, Func<WarningOnRecord, WarningOnRecord> change) => state with
        {
            Warnings =
            [
                .. state.Warnings.Select(warning => warning.Sequence == sequence ? change(warning) : warning),
            ],
        };
}
