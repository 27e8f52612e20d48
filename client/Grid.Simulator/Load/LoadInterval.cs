namespace Grid.Simulator.Load;

/// <summary>A stretch of a load, some second long.</summary>
/// <param name="Until">Its end, from the beginning of the load.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Asked">How many commands were to be sent in it.</param>
/// <param name="Counts">What went which way in it.</param>
/// <param name="Latency">Of the acknowledgements in it, from the intended start.</param>
public sealed record LoadInterval(
    TimeSpan Until, TimeSpan Length, double Asked, LoadCounts Counts, LatencyFigures Latency)
{
    /// <summary>Commands under way at its end.</summary>
    public int InFlight { get; init; }

    /// <summary>This process's share of all processors in it.</summary>
    public double ProcessorShare { get; init; }

    /// <summary>A count as so many a second.</summary>
    public double Rate(double count) => Length > TimeSpan.Zero ? count / Length.TotalSeconds : 0;
}
