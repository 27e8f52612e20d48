namespace Grid.Grains.Followers.Histories;

/// <summary>An officer as the stream tells: as they stand, and as they stood at any time.</summary>
internal sealed record OfficerPast
{
    /// <summary>Somebody of whom nothing is told.</summary>
    public static readonly OfficerPast None = new();

    public OfficerState State { get; init; } = OfficerState.None;

    /// <summary>
    /// What has changed who answers or supervises, in the order of the ledger; of very much, the newest.
    /// </summary>
    public ImmutableArray<(Timestamp At, OfficerEvent Happened)> Changes { get; init; } = [];

    /// <summary>How many entries the stream has.</summary>
    public int Entries { get; init; }

    /// <summary>What is wrong with the stored entries; what came before it is told nevertheless.</summary>
    public string? Damage { get; init; }

    /// <summary>The officer as what had taken effect by a time makes them.</summary>
    public OfficerState At(long utc) => Changes.Where(past => past.At.AsUtc <= utc).Aggregate(
        OfficerState.None, (state, past) => state.Evolve(past.Happened, new(past.At.AsUtc, 0)));

    /// <summary>When the next change takes effect after a time; nothing where none does.</summary>
    public long? NextAfter(long utc)
    {
        var later = Changes.Where(change => change.At.AsUtc > utc);
        return later.Any() ? later.Min(change => change.At.AsUtc) : null;
    }
}
