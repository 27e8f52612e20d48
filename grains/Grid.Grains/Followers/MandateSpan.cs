namespace Grid.Grains.Followers;

/// <summary>Powers the officer had, from when until when; without an end, still has.</summary>
internal sealed record MandateSpan(MandateId Id, ImmutableArray<Power> Powers, Timestamp From, Timestamp? To);
