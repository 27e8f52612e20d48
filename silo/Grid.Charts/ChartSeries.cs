namespace Grid.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
public sealed record ChartSeries(ChartText Name, ImmutableArray<ChartPoint> Points);
