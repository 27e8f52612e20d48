namespace Grid.Contracts.Views;

/// <summary>An entry that a follower of the ledger is given.</summary>
/// <param name="Entry">The entry, as it is stored.</param>
/// <param name="After">The cursor behind it: keep it once the entry is dealt with, and go on from there.</param>
[GenerateSerializer, Immutable, Alias("ledger-step")]
public sealed record LedgerStep(LedgerEntry Entry, Cursor After);
