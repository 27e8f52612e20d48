namespace Grid.Simulator.Load;

/// <summary>What a run must reach. What is not named is no goal.</summary>
public sealed record LoadGoals
{
    /// <summary>The most that 99 of 100 acknowledgements may take, from the intended start.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>How many of a hundred commands must be acknowledged at least.</summary>
    public double? Acknowledged { get; init; }
}
