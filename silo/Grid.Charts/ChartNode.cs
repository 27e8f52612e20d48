namespace Grid.Charts;

/// <summary>One node of a <see cref="NetworkChart"/>; its weight is its size.</summary>
public sealed record ChartNode(string Id, string Name, double Weight, string? Group = null);
