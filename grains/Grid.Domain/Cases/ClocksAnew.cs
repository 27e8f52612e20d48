using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>When a clock begins anew, and what had become of it by then.</summary>
internal static class ClocksAnew
{
    /// <summary>
    /// Whether the clock counts from the event on: not every event of its type lets it. What came before the clock or
    /// before its last run began, what is told once more, and what came as often as it may before changes no run.
    /// </summary>
    public static bool BeginsBy(ClockEvent happened, RunningClock clock, ClockDefinition definition)
    {
        if (!CaseClocks.Has<ClockEffect.Restart>(definition, happened.Type))
        {
            return false;
        }

        var before = CourseOfEvents.Follow(definition, clock.Start, clock.Events, null);
        var after = CourseOfEvents.Follow(definition, clock.Start, clock.With(happened).Events, null);
        return LastBegunBy(after) == happened
            && (!clock.IsRunning
                || after.Start.At > before.Start.At
                || (after.Start.At == before.Start.At && LastBegunBy(before)?.Type != happened.Type));
    }

    /// <summary>
    /// Whether an event by which it begins anew came when it had run out, and no entry has said so. That it counts anew
    /// does not undo it: a review that comes late came late.
    /// </summary>
    public static bool IsOverrun(ClockEvent happened, RunningClock clock, ClockDefinition definition) =>
        clock.IsRunning && clock.Missed == 0
        && definition.Bound != ClockBound.Minimum && definition.Direction != ClockDirection.Before
        && DeadlineCalculator.Compute(definition, clock.Start, clock.Events, null)
            .IsMissedBy(happened.At, definition) == true;

    private static ClockEvent? LastBegunBy(ClockCourse course) =>
        course.Begun.LastOrDefault(step => step.Kind == DeadlineStepKind.Restarted)?.Event;
}
