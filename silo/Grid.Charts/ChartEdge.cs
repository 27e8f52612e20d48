namespace Grid.Charts;

/// <summary>One arrow of a <see cref="NetworkChart"/>, by the ids of its nodes; its weight is its width.</summary>
public sealed record ChartEdge(string From, string To, double Weight);
