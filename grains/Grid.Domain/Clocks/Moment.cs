using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>A time as a clock takes it: the instant, and the day it falls on in the clock's zone.</summary>
internal readonly record struct Moment(Instant At, LocalDate Day) : IComparable<Moment>
{
    // A registry that writes 9999-12-31 means that there is no end. A term counted from there would leave the calendar,
    // so a time beyond this is taken for this one: the longest sum of terms still has its place after it.
    private static readonly DateTime Latest = new(9000, 1, 1);

    public int CompareTo(Moment other) => At.CompareTo(other.At);

    public static bool operator <(Moment left, Moment right) => left.At < right.At;

    public static bool operator >(Moment left, Moment right) => left.At > right.At;

    public static bool operator <=(Moment left, Moment right) => left.At <= right.At;

    public static bool operator >=(Moment left, Moment right) => left.At >= right.At;

    /// <summary>A time without an offset is one of the zone. None is later than the year 9000.</summary>
    public static Moment Of(Timestamp time, DateTimeZone zone)
    {
        var local = LocalDateTime.FromDateTime(
            time.LocalTicks < Latest.Ticks ? new DateTime(time.LocalTicks) : Latest);
        if (time.OffsetMinutes is not { } minutes)
        {
            return new(local.InZoneLeniently(zone).ToInstant(), local.Date);
        }

        var at = local.WithOffset(Offset.FromSeconds(minutes * NodaConstants.SecondsPerMinute)).ToInstant();
        return new(at, at.InZone(zone).Date);
    }

    /// <summary>The end of a day, which is the beginning of the next.</summary>
    public static Moment EndOf(LocalDate day, DateTimeZone zone) => new(InstantAfter(day, zone), day);

    public static Instant InstantAfter(LocalDate day, DateTimeZone zone) =>
        zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
}
