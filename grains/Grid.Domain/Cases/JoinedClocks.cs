using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>What becomes of clocks when cases are merged or split: each clock of the pack says it of itself.</summary>
internal static class JoinedClocks
{
    /// <summary>The clocks that a case which is taken in brings along.</summary>
    /// <param name="deed">The deed by which it is taken in.</param>
    /// <param name="other">That case as it stands.</param>
    /// <param name="since">
    /// The last of its entries that was taken into account before: what was brought along then is this case's own now.
    /// </param>
    public static IEnumerable<CaseEvent> Merged(CaseDeed deed, CaseState other, int since) =>
        from clock in other.Clocks
        where clock.IsRunning && MovedBy(clock) > since
        let definition = deed.Pack.ClockNamed(clock.Id)
        let own = deed.State.Clock(clock.Id) is { IsRunning: true } running ? running : null
        let restarted = definition is { OnMerge: ClockOnMerge.Restart } ? definition : null
        where restarted is not null || own is null || TakesOver(definition, own, clock)
        select restarted is null
            ? Carried(deed, definition, clock)
            : CaseClocks.Started(deed, restarted, At(deed), []);

    /// <summary>The clocks with which a case that is split off begins.</summary>
    public static IEnumerable<CaseEvent> Split(CaseDeed deed, CaseState other) =>
        from clock in other.Clocks
        where clock.IsRunning
        let definition = deed.Pack.ClockNamed(clock.Id)
        select definition is { RestartsOnSplit: true }
            ? CaseClocks.Started(deed, definition, At(deed), [])
            : Carried(deed, definition, clock);

    /// <summary>The clocks of a case that goes on in another: they run there.</summary>
    public static IEnumerable<CaseEvent> Stopped(CaseDeed deed) =>
        from clock in deed.State.Clocks
        where clock.IsRunning
        select StoppedClocks.LeavingAll(
            new(clock.Id, new(JoiningDeeds.Merged, At(deed), null)) { Due = clock.Due }, deed.State);

    private static CaseEvent.ClockStarted Carried(CaseDeed deed, ClockDefinition? definition, RunningClock clock) =>
        new(clock.Id, clock.Start)
        {
            Events = clock.Events,
            Due = clock.Due,
            IsProvisional = clock.IsProvisional,
            Next = definition is null ? null : DueSteps.OnSetting(deed, definition, clock),
            Reached = clock.Reached,
            IsMissed = clock.Missed != 0,
        };

    // A step that came due moves nothing. A silo of before this was counted says only when either last happened.
    private static int MovedBy(RunningClock clock) => clock.MovedBy == 0 ? clock.SetBy : clock.MovedBy;

    // A clock without a limit is the longest there is. Of two that cannot be compared the case keeps its own.
    private static bool TakesOver(ClockDefinition? definition, RunningClock own, RunningClock other)
    {
        var order = (own.Due, other.Due) switch
        {
            ({ } mine, { } theirs) => theirs.CompareWith(mine) ?? 0,
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
        };
        return definition is { OnMerge: ClockOnMerge.Earliest } ? order < 0 : order > 0;
    }

    private static Timestamp At(CaseDeed deed) => deed.Submission.At ?? deed.Facts.Now;
}
