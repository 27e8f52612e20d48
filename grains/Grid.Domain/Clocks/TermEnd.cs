using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Where a term ends: with a day, or at an instant.</summary>
/// <param name="Day">The last day, or the day of the last instant.</param>
/// <param name="At">The instant by which it is over.</param>
/// <param name="IsOfHours">Whether the instant counts, not the day.</param>
internal readonly record struct TermEnd(LocalDate Day, Instant At, bool IsOfHours)
{
    /// <summary>The day up to which every day is counted; those after it are counted where they are worked.</summary>
    public LocalDate PlainUntil { get; init; } = Day;

    public static TermEnd With(LocalDate day, DateTimeZone zone) => new(day, Moment.InstantAfter(day, zone), false);

    public static TermEnd AtInstant(Instant at, DateTimeZone zone) => new(at.InZone(zone).Date, at, true);

    /// <summary>Whether it is too late to move it: on the last day, or at the last instant, it is.</summary>
    public bool IsReachedBy(Moment moment) => IsOfHours ? moment.At >= At : moment.Day >= Day;

    /// <summary>Below, at or above zero as a moment is before the end, on its last day or instant, or after.</summary>
    public int SideOf(Moment moment) => IsOfHours ? moment.At.CompareTo(At) : moment.Day.CompareTo(Day);

    public LocalDateTime Local(DateTimeZone zone) => IsOfHours ? At.InZone(zone).LocalDateTime : Day.AtMidnight();
}
