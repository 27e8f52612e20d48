namespace Grid.Domain.Clocks;

/// <summary>
/// The rest days and moved working days of one year, as one notice told them. A year may have several: what was told
/// last holds, and what was told before is what people then went by.
/// </summary>
/// <param name="Year">The year that the notice is of; a day or two of its neighbours may be in it.</param>
/// <param name="Published">When it was published; nothing where that is not known.</param>
public sealed record CalendarYear(int Year, NodaTime.LocalDate? Published)
{
    /// <summary>Days off that would be worked, or are at a weekend and named all the same.</summary>
    public required ImmutableHashSet<NodaTime.LocalDate> DaysOff { get; init; }

    /// <summary>Days of a weekend that are worked.</summary>
    public required ImmutableHashSet<NodaTime.LocalDate> DaysWorked { get; init; }

    /// <summary>Where it was published.</summary>
    public LegalSource? Source { get; init; }
}
