namespace Grid.Simulator.Load;

/// <summary>What is said about a run beside its scenario.</summary>
public sealed record LoadOptions
{
    /// <summary>What everything is drawn from; the scenario's own seed where none is given.</summary>
    public ulong? Seed { get; init; }

    /// <summary>
    /// What sets the ids of this run apart from those of others in the same store; it follows from the seed where none
    /// is given. Letters and digits.
    /// </summary>
    public string? Run { get; init; }

    /// <summary>Where every command and its outcome are told; nowhere where none is given.</summary>
    public ClientLog? Log { get; init; }

    /// <summary>Where the histograms of every second are kept; nowhere where none is given.</summary>
    public LatencyLog? Latencies { get; init; }

    /// <summary>Whether the grid works in this process too: its processor time is not the load's alone.</summary>
    public bool IsGridInProcess { get; init; }

    /// <summary>
    /// Whether nothing is sent after the duration, however much is due by then. So a generator shows what it can.
    /// </summary>
    public bool EndsOnTime { get; init; }
}
