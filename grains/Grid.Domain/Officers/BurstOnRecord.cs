namespace Grid.Domain.Officers;

/// <summary>A burst as the officer's own entries tell of it.</summary>
/// <param name="Sequence">The sequence of its own entry.</param>
/// <param name="Pack">The pack that has the row.</param>
/// <param name="Burst">What it was.</param>
[GenerateSerializer, Immutable, Alias("burst-on-record")]
public sealed record BurstOnRecord(int Sequence, PackName Pack, Burst Burst);
