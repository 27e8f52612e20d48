namespace Grid.Grains.Followers;

/// <summary>A standing the officer had, from when until when; without an end, still has.</summary>
internal sealed record StandingSpan(Standing Standing, Timestamp From, Timestamp? To);
