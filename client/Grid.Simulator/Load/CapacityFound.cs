namespace Grid.Simulator.Load;

/// <summary>What a search for capacity found.</summary>
/// <param name="Limits">How long it looked.</param>
/// <param name="Steps">All rates that were tried, in order; what warmed the grid up is not among them.</param>
/// <param name="Sustained">The highest rate that was sustained each time; nothing where there is none.</param>
/// <param name="IsComplete">Whether the search came to its own end, rather than to the end of its time.</param>
public sealed record CapacityFound(
    CapacityLimits Limits, ImmutableArray<CapacityStep> Steps, double? Sustained, bool IsComplete)
{
    /// <summary>How many times the rate was tried, and sustained.</summary>
    public int Times => Steps.Count(step => step.Rate == Sustained);

    /// <summary>The lowest rate above it that was not sustained; nothing where the search did not reach one.</summary>
    public double? NotSustained => Barrier?.Rate;

    /// <summary>Whether the generator gave out before the grid did: then the grid sustains at least this.</summary>
    public bool GeneratorWasLimit => Barrier?.GeneratorWasLimit ?? false;

    private CapacityStep? Barrier =>
        Steps.Where(step => !step.IsSustained && step.Rate > (Sustained ?? 0)).MinBy(step => step.Rate);
}
