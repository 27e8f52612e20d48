namespace Grid.Simulator.Load;

/// <summary>A stretch of a profile: the rate goes evenly from one multiple to the other.</summary>
public sealed record LoadPhase
{
    /// <summary>How long it is, compared with the others.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The multiple of the rate at its beginning.</summary>
    public double From { get; init; } = 1;

    /// <summary>The multiple at its end; the same as at the beginning where none is given.</summary>
    public double? To { get; init; }
}
