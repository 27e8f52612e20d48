namespace Grid.Domain.Clocks;

/// <summary>How the days and hours of one clock are counted, each way with its source.</summary>
public sealed record Counting
{
    /// <summary>
    /// How many days after the day it starts the first counted day is: 1 where the starting day is not counted, 0 where
    /// it is. For hours, 1 means that counting begins with the next full hour, 0 at the instant.
    /// </summary>
    public CountingRule<int> Offset { get; init; } = new(0, null, null);

    public CountingRule<RollOver> Roll { get; init; } = new(RollOver.None, null, null);

    public CountingRule<MonthEnd> MonthEnd { get; init; } = new(Clocks.MonthEnd.SameDay, null, null);

    /// <summary>How many days half a month has.</summary>
    public CountingRule<int> HalfMonth { get; init; } = new(15, null, null);

    /// <summary>
    /// The numbers of days that are working days where the law says days: a term of so many is counted on the calendar.
    /// </summary>
    public CountingRule<ImmutableArray<int>> ShortDays { get; init; } = new([], null, null);
}
