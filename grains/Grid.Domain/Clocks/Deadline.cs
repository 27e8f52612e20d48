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
    /// not count have not come to an end, the later of two starts is not known, or nobody says whether the findings
    /// are on record without which days count.
    /// </summary>
    public bool IsProvisional { get; init; }

    /// <summary>
    /// The fact that nobody states and that the deadline hangs on, such as when a time that is not counted ended;
    /// nothing where there is none.
    /// </summary>
    public string? Missing { get; init; }

    /// <summary>Where the term would end were it so; nothing where nobody can say.</summary>
    internal TermEnd? EndIfSo { get; init; }

    /// <summary>What stopped the clock; the deadline is then what that is measured against.</summary>
    public ClockEvent? Stopped { get; init; }

    /// <summary>The years of the calendar that were looked at, with the publication that was gone by.</summary>
    public ImmutableArray<CalendarYear> CalendarYears { get; init; } = [];

    public ImmutableArray<DeadlineStep> Steps { get; init; } = [];

    /// <summary>
    /// Whether something at that time misses the term; nothing where a fact is missing that would decide it.
    /// </summary>
    public bool? IsMissedBy(Timestamp time, ClockDefinition clock)
    {
        var isMinimum = clock.Bound == ClockBound.Minimum;
        var side = SideOf(time, clock.Calendar.Zone);
        var isMissed = isMinimum ? side < 0 : side > 0;
        if (Missing is null)
        {
            return isMissed;
        }

        var otherwise = EndIfSo is not { } end ? -1 : end.SideOf(Moment.Of(time, clock.Calendar.Zone));
        return isMissed == (isMinimum ? otherwise < 0 : otherwise > 0) ? isMissed : null;
    }

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
