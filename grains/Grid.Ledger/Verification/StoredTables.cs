namespace Grid.Ledger.Verification;

/// <summary>The rows of every table in scope beside <c>entry</c>, read as they stand.</summary>
internal abstract class StoredTables
{
    /// <summary>What the store's own check of its files finds, in plain words.</summary>
    public abstract IEnumerable<Damage> CheckStructure();

    public abstract IEnumerable<(long Lane, long Epoch, long Size)> Lanes();

    public abstract IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads();

    public abstract IEnumerable<Holding> Holdings();

    public abstract IEnumerable<CaseHead> CaseHeads();

    /// <summary>Personal texts; one that was erased has neither salt nor text.</summary>
    public abstract IEnumerable<(string Digest, string? Salt, string? Text)> Texts();

    public abstract IEnumerable<(string Version, string Content)> Packs();
}
