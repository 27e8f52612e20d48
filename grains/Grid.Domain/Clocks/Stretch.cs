using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>An unbroken run of days, by their numbers, or of time, by its ticks.</summary>
/// <param name="From">The first that belongs to it.</param>
/// <param name="To">The first after it.</param>
internal readonly record struct Stretch(long From, long To)
{
    private static readonly LocalDate First = new(1, 1, 1);

    public static long NumberOf(LocalDate day) => Period.DaysBetween(First, day);

    public static LocalDate DayOf(long number) => First.PlusDays((int)number);
}
