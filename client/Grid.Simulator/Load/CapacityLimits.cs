namespace Grid.Simulator.Load;

/// <summary>How long a search for capacity looks.</summary>
/// <param name="Step">How long each rate is tried.</param>
/// <param name="Within">When no further rate is tried, whatever has been found by then.</param>
public sealed record CapacityLimits(TimeSpan Step, TimeSpan Within);
