namespace Grid.Simulator.Load;

/// <summary>How far a run has come.</summary>
/// <param name="Stage">What it is at.</param>
public sealed record LoadProgress(LoadStage Stage)
{
    /// <summary>Of the preparation: how many of how many commands are done.</summary>
    public (int Done, int Of) Prepared { get; init; }

    /// <summary>The stretch of the load that has just ended.</summary>
    public LoadInterval? Interval { get; init; }

    /// <summary>What went which way so far.</summary>
    public LoadCounts? Counts { get; init; }

    /// <summary>All acknowledgements so far, from the intended start.</summary>
    public LatencyFigures? Latency { get; init; }

    /// <summary>The rate that has just been tried, in a search for capacity.</summary>
    public CapacityStep? Judged { get; init; }

    /// <summary>Of the settling: how many outcomes are unknown.</summary>
    public int Unsettled { get; init; }
}
