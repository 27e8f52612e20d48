namespace Grid.Ledger;

/// <summary>An entry ready to be written: bytes and hash are final, only its position is not known yet.</summary>
internal sealed record PendingEntry(int Sequence, string Type, byte[] Body, byte[] Hash)
{
    public ImmutableArray<IndexChange> Index { get; init; } = [];

    /// <summary>What the bytes say, for those who follow commits; nothing where only the bytes are at hand.</summary>
    public (EntryHeader Header, object Happened)? Content { get; init; }
}
