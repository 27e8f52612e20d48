namespace Grid.Domain.Clocks;

/// <summary>A step of the warning ladder before the deadline.</summary>
/// <param name="To">Who is warned, by the pack's routes: <c>holder</c>, <c>supervisor</c>, <c>unit_head</c>.</param>
public sealed record ClockWarning(ImmutableArray<string> To)
{
    /// <summary>How much of the term has run, in per cent. One of this and the next is given.</summary>
    public int? AtPercent { get; init; }

    /// <summary>How many days are left.</summary>
    public int? BeforeDays { get; init; }
}
