using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Computes when a legal term ends. A function: no clock is read, and every step is told.</summary>
public static class DeadlineCalculator
{
    /// <summary>The deadline of a clock, given what befell it.</summary>
    /// <param name="clock">The term, as the pack declares it.</param>
    /// <param name="start">When the event happened that starts it.</param>
    /// <param name="events">What else happened, in any order.</param>
    /// <param name="asOf">
    /// The day whose knowledge of the calendar is gone by, and up to which an exclusion that has not ended is counted;
    /// nothing for all that is known.
    /// </param>
    public static Deadline Compute(
        ClockDefinition clock, Timestamp start, ImmutableArray<ClockEvent> events, LocalDate? asOf)
    {
        var course = CourseOfEvents.Follow(clock, start, events, asOf);
        return new DeadlineWriter(course, new CalendarView(clock.Calendar, asOf)).Write(
            isStartKnown: clock.Start.LaterOf is not { } later || events.Any(happened => happened.Type == later));
    }
}
