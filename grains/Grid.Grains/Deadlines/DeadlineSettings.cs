namespace Grid.Grains.Deadlines;

/// <summary>How the deadline shards of a silo work.</summary>
internal sealed record DeadlineSettings
{
    /// <summary>From when on the grid itself is said to be late.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How far ahead a shard looks: what is due later is left in the index.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a shard that is not behind reads the index again, whatever it was told.</summary>
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows are read at once.</summary>
    public int Page { get; init; } = 1_000;

    /// <summary>How many steps a shard holds in memory at the most.</summary>
    public int QueueMax { get; init; } = 8_000;

    /// <summary>
    /// How many steps all shards of a silo take at the same time: commands of people must come in between.
    /// </summary>
    public int TogetherMax { get; init; } = 256;
}
