namespace Grid.Domain.Clocks;

/// <summary>What a term is counted in. How each is counted is told by <see cref="Counting"/>.</summary>
public enum TermUnit
{
    Hour,
    Day,
    WorkingDay,

    /// <summary>So many days as the jurisdiction says; fifteen where it says nothing.</summary>
    HalfMonth,
    Month,
    Year,
}
