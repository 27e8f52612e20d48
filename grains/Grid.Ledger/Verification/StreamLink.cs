namespace Grid.Ledger.Verification;

/// <summary>Where a stream stands whose entries have all been as they must be.</summary>
internal sealed class StreamLink
{
    /// <summary>Whether somebody else has taken the stream over, for something in it is not as it must be.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Whether entries of the stream wait for one before them.</summary>
    public bool IsAwaited { get; set; }

    public int Sequence { get; set; }

    public Hash256 Hash { get; set; }

    public long RecordedAt { get; set; }

    public int Part { get; set; } = 1;

    public int Of { get; set; } = 1;

    /// <summary>Where the last entry lies.</summary>
    public (int Lane, long Position) Place { get; set; }

    /// <summary>Whether an entry follows the last one.</summary>
    public bool IsFollowedBy(in ScannedEntry entry) =>
        entry.Sequence == Sequence + 1
        && entry.Previous == Hash
        && entry.RecordedAt >= RecordedAt
        && (Part == Of ? entry.Part == 1 : entry.Part == Part + 1 && entry.Of == Of)
        && entry.Part >= 1 && entry.Part <= entry.Of;

    public void Follow(in ScannedEntry entry, Hash256 hash, (int Lane, long Position) place)
    {
        (Sequence, Hash, RecordedAt, Place) = (entry.Sequence, hash, entry.RecordedAt, place);
        (Part, Of) = (entry.Part, entry.Of);
    }
}
