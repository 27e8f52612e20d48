namespace Grid.Contracts.Views;

/// <summary>One entry of the ledger, as it is stored and exported.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane, from 0.</param>
/// <param name="Hash">The stored hash, lower-case hex; whoever wants to believe it computes it anew.</param>
/// <param name="Json">The canonical bytes, as text.</param>
[GenerateSerializer, Immutable, Alias("ledger-entry")]
public sealed record LedgerEntry(int Lane, long Position, string Hash, string Json);
