namespace Grid.Contracts.Views;

/// <summary>Some entries of the ledger, each lane's in order.</summary>
/// <param name="Entries">The entries; none where the end is reached.</param>
/// <param name="Next">Where to go on from.</param>
[GenerateSerializer, Immutable, Alias("ledger-page")]
public sealed record LedgerPage(ImmutableArray<LedgerEntry> Entries, Cursor Next);
