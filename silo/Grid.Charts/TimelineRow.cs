namespace Grid.Charts;

/// <summary>One row of a <see cref="TimelineChart"/>.</summary>
public sealed record TimelineRow(string Name, ImmutableArray<TimelineSpan> Spans);
