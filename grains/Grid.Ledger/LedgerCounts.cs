namespace Grid.Ledger;

/// <summary>What a ledger holds.</summary>
/// <param name="Entries">Entries of every lane.</param>
/// <param name="OpenCases">Cases that have been opened and not closed.</param>
/// <param name="ClosedCases">Cases that have been closed.</param>
internal sealed record LedgerCounts(long Entries, long OpenCases, long ClosedCases);
