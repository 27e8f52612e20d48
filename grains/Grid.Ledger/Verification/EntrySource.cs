namespace Grid.Ledger.Verification;

/// <summary>Rows of <c>entry</c>, each lane's in the order of their positions.</summary>
internal abstract class EntrySource : IDisposable
{
    /// <summary>Fills an empty batch.</summary>
    /// <returns>Whether there was anything left.</returns>
    /// <exception cref="LedgerFailure">The rest cannot be read.</exception>
    public abstract bool Read(EntryBatch batch);

    public abstract void Dispose();
}
