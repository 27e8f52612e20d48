using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>A time as a clock takes it: the instant, and the day it falls on in the clock's zone.</summary>
internal readonly record struct Moment(Instant At, LocalDate Day) : IComparable<Moment>
{
    public int CompareTo(Moment other) => At.CompareTo(other.At);

    public static bool operator <(Moment left, Moment right) => left.At < right.At;

    public static bool operator >(Moment left, Moment right) => left.At > right.At;

    public static bool operator <=(Moment left, Moment right) => left.At <= right.At;

    public static bool operator >=(Moment left, Moment right) => left.At >= right.At;

    /// <summary>A time without an offset is one of the zone.</summary>
    public static Moment Of(Timestamp time, DateTimeZone zone)
    {
        var local = LocalDateTime.FromDateTime(new DateTime(time.LocalTicks));
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
