namespace Grid.Grains.Followers;

/// <summary>How many acts were recorded in the second that began at a time.</summary>
internal sealed record RatePoint(DateTimeOffset At, int Acts);
