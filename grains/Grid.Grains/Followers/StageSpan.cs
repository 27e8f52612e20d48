namespace Grid.Grains.Followers;

/// <summary>A stage the case was in, from when until when; without an end, it still is.</summary>
internal sealed record StageSpan(string Stage, Timestamp From, Timestamp? To);
