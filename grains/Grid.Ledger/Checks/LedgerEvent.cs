namespace Grid.Ledger.Checks;

/// <summary>One entry, read.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="Happened">The event.</param>
/// <param name="Hash">Its hash, as people write it.</param>
internal sealed record LedgerEvent(EntryHeader Header, object Happened, string Hash);
