using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Verification;

/// <summary>
/// The rows of every table in scope, read as they stand, and all but settled entries at one moment: a grid may go on
/// writing meanwhile. Nothing is believed, so numbers are as wide as the store keeps them.
/// </summary>
internal abstract class StoredTables : IDisposable
{
    /// <summary>What the store's own check of its files finds, in plain words.</summary>
    /// <exception cref="LedgerFailure">The store cannot be read at all.</exception>
    public abstract IEnumerable<Damage> CheckStructure();

    /// <summary>The entries of every lane, by lane and position.</summary>
    public abstract IEnumerable<StoredEntry> Entries();

    /// <summary>The same entries, by the batch; from several sources where several lanes can be read at once.</summary>
    public virtual IReadOnlyList<EntrySource> Sources() => [new ListedEntries(Entries())];

    /// <summary>
    /// Entries that can be read before the moment at which all else is, where holding that for long is a burden to the
    /// store. <see cref="Sources"/> then goes on behind them.
    /// </summary>
    public virtual IReadOnlyList<EntrySource> SettledSources() => [];

    public abstract IEnumerable<(long Lane, long Epoch, long Size)> Lanes();

    /// <summary>Whether there may be entries of several lanes, whatever the rows of the lanes say.</summary>
    public virtual bool IsSeveral() => Lanes().Skip(1).Any();

    public abstract IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads();

    public abstract IEnumerable<HoldingRow> Holdings();

    public abstract IEnumerable<CaseHead> CaseHeads();

    /// <summary>What is due by itself.</summary>
    public abstract IEnumerable<StoredClock> Clocks();

    /// <summary>Personal texts; one that was erased has neither salt nor text.</summary>
    public abstract IEnumerable<(string Digest, string? Salt, string? Text)> Texts();

    public abstract IEnumerable<(string Version, string Content)> Packs();

    /// <summary>The tiles that are kept; none where the store has none. Nothing is believed of them.</summary>
    public virtual IEnumerable<(TileId Id, byte[] Hashes)> Tiles() => [];

    public abstract void Dispose();
}
