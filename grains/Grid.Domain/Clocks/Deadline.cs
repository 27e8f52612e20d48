using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>The deadline of a clock, with every step on the way to it.</summary>
public sealed record Deadline
{
    /// <summary>The last day, which ends at midnight; nothing where the clock counts hours or has no limit.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The last moment of a clock that counts hours, with the offset of its zone.</summary>
    public Timestamp? At { get; init; }

    /// <summary>
    /// Whether it may still move by itself: it reaches into a year whose calendar has not been published, days that do
    /// not count have not come to an end, or the later of two starts is not known.
    /// </summary>
    public bool IsProvisional { get; init; }

    /// <summary>What stopped the clock; the deadline is then what that is measured against.</summary>
    public ClockEvent? Stopped { get; init; }

    /// <summary>The years of the calendar that were looked at, with the publication that was gone by.</summary>
    public ImmutableArray<CalendarYear> CalendarYears { get; init; } = [];

    public ImmutableArray<DeadlineStep> Steps { get; init; } = [];

    /// <summary>
    /// Below, at or above zero as a time is before the last day, on it or after it; nought where there is no deadline.
    /// </summary>
    public int SideOf(Timestamp time, DateTimeZone zone)
    {
        var moment = Moment.Of(time, zone);
        return Date is { } day ? moment.Day.CompareTo(day)
            : At is { } at ? moment.CompareTo(Moment.Of(at, zone))
            : 0;
    }
}
