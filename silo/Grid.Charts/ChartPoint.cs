namespace Grid.Charts;

/// <summary>One point of a line.</summary>
public sealed record ChartPoint(DateTimeOffset At, double Value);
