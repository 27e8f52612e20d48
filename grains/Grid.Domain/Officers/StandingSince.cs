namespace Grid.Domain.Officers;

/// <summary>A standing, and from when on it holds.</summary>
[GenerateSerializer, Immutable, Alias("standing-since")]
public sealed record StandingSince(Standing Standing, Timestamp Since);
