namespace Grid.Ledger;

/// <summary>An entry ready to be written: bytes and hash are final, only its position is not known yet.</summary>
internal sealed record PendingEntry(int Sequence, string Type, byte[] Body, byte[] Hash)
{
    public ImmutableArray<IndexChange> Index { get; init; } = [];
}
