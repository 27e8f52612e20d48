namespace Grid.Contracts.Views;

/// <summary>One entry of the ledger, as it is stored and exported.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane, from 0.</param>
/// <param name="Hash">The stored hash, lower-case hex; whoever wants to believe it computes it anew.</param>
/// <param name="Json">The canonical bytes, as text.</param>
[GenerateSerializer, Immutable, Alias("ledger-entry")]
public sealed record LedgerEntry(int Lane, long Position, string Hash, string Json)
{
    /// <summary>
    /// Whether it is told without whose record it is, and so without its canonical bytes: the hash is that of the
    /// whole, and cannot be computed from what is told.
    /// </summary>
    [Id(0)]
    public bool IsShielded { get; init; }
}
