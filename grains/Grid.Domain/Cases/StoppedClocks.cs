using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>
/// What a clock that stops leaves of its warnings. What was done in time nobody has to answer for any more; but once a
/// deadline has passed, who was warned of it answers for that, whatever is told of it later, and from when.
/// </summary>
internal static class StoppedClocks
{
    /// <summary>The stop, with the warnings that wait all the same.</summary>
    /// <param name="stopped">The stop.</param>
    /// <param name="clock">The clock as it was before.</param>
    /// <param name="state">The case.</param>
    public static CaseEvent.ClockStopped Leaving(
        CaseEvent.ClockStopped stopped, RunningClock clock, CaseState state) =>
        stopped.IsMissed ? stopped : Leaving(stopped, state, warning => IsOfWhatPassed(warning, clock, state));

    /// <summary>The stop of a clock that goes on in another case: whoever was warned was warned here.</summary>
    public static CaseEvent.ClockStopped LeavingAll(CaseEvent.ClockStopped stopped, CaseState state) =>
        Leaving(stopped, state, _ => true);

    /// <summary>
    /// The entry by which a clock begins anew over a deadline that had passed; where its last had not, the one by which
    /// it did so before. Nought where none ever had.
    /// </summary>
    public static int LeftBy(ClockId clock, CaseState state) =>
        state.Clock(clock) is not { } before ? 0
        : HasPassed(before, state) ? state.Sequence + 1
        : before.Left;

    /// <summary>
    /// Whether its last deadline passed: an entry said so while it ran, or the stop left those waiting who were warned.
    /// </summary>
    public static bool HasPassed(RunningClock clock, CaseState state) =>
        clock.Missed != 0
        || (!clock.IsRunning && state.Warnings.Any(warning => warning.Clock == clock.Id && warning.IsWaiting));

    private static CaseEvent.ClockStopped Leaving(
        CaseEvent.ClockStopped stopped, CaseState state, Func<WarningOnRecord, bool> waits)
    {
        var asked = state.Warnings.Where(warning => warning.Clock == stopped.Clock && warning.IsWaiting)
            .ToLookup(waits, warning => warning.Sequence);
        return asked.Contains(true)
            ? stopped with { Waiting = [.. asked[true]], Settled = [.. asked[false]] }
            : stopped;
    }

    // What a clock that has stopped already left, it was too late for. Of one that has begun anew since its deadline
    // passed, or that was given more time, what it has warned of since was in time.
    private static bool IsOfWhatPassed(WarningOnRecord warning, RunningClock clock, CaseState state) =>
        !clock.IsRunning
        || First(warning, state).Sequence < clock.Left
        || (clock.Missed != 0
            && (warning.Level == Ladder.Breach || First(warning, state).Sequence < clock.Missed));

    private static WarningOnRecord First(WarningOnRecord warning, CaseState state)
    {
        while (state.Warning(warning.Because) is { } before)
        {
            warning = before;
        }

        return warning;
    }
}
