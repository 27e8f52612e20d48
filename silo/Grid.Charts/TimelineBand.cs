namespace Grid.Charts;

/// <summary>
/// A stretch of time behind all rows of a <see cref="TimelineChart"/>, such as a stage; without an end it still runs.
/// </summary>
public sealed record TimelineBand(string Label, DateTimeOffset From, DateTimeOffset? To);
