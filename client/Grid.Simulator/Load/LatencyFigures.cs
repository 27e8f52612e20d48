namespace Grid.Simulator.Load;

/// <summary>Lengths of time in milliseconds: how many of a hundred took so long at the most.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="P50">The middle one.</param>
/// <param name="P90">90 of a hundred.</param>
/// <param name="P99">99 of a hundred.</param>
/// <param name="P999">999 of a thousand.</param>
public sealed record LatencyFigures(long Count, double P50, double P90, double P99, double P999)
{
    /// <summary>The longest.</summary>
    public double Most { get; init; }

    /// <summary>The mean.</summary>
    public double Mean { get; init; }
}
