using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>What clocks of a case do next by themselves, and when.</summary>
internal static class DueSteps
{
    /// <summary>When the step is due; nothing where it is not, or no longer, to come.</summary>
    public static Timestamp? TimeOf(CaseState state, CaseCommand.TakeDueStep step) =>
        step.Warning != 0
            ? state.IsAsking && state.Warning(step.Warning) is { IsWaiting: true } warning
                && warning.Clock == step.Clock && warning.Sequence == step.Set
                    ? warning.AnswerBy
                    : null
            : state.Status == CaseStatus.Open && state.Clock(step.Clock) is { IsRunning: true, Next: { } next } clock
                && next.Level == step.Level && clock.SetBy == step.Set
                    ? next.At
                    : null;

    /// <summary>The next step of a clock, seen from the entry that sets it. Only a case that is run has any.</summary>
    /// <param name="deed">The deed under decision.</param>
    /// <param name="clock">The clock, as the law it began under declares it.</param>
    /// <param name="running">The clock as the entry leaves it.</param>
    public static NextStep? OnSetting(CaseDeed deed, ClockDefinition clock, RunningClock running)
    {
        var isRun = deed.State.Status == CaseStatus.None ? deed.IsRequest : deed.State.IsRun;
        return isRun
            ? LadderTimes.OnSetting(clock, Ladder.Of(clock, LawOf(clock.Id, deed)), running, deed.Facts.Now)
            : null;
    }

    /// <summary>The pack whose law the clock keeps.</summary>
    public static RulePack LawOf(ClockId clock, CaseDeed deed) =>
        deed.Facts.ClockPacks.GetValueOrDefault(clock, deed.Pack);
}
