namespace Grid.Contracts.Views;

/// <summary>The ledger as a whole.</summary>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Streams">How many streams they belong to.</param>
/// <param name="Root">The RFC 6962 root of lane 0, lower-case hex; nothing where there are more lanes.</param>
[GenerateSerializer, Immutable, Alias("ledger-view")]
public sealed record LedgerView(long Entries, long Streams, string? Root);
