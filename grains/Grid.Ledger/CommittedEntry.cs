namespace Grid.Ledger;

/// <summary>An entry that has become durable, as its grain made it: nobody has to read its bytes again.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane, from 0.</param>
/// <param name="Header">What it says about its event.</param>
/// <param name="Happened">The event.</param>
internal sealed record CommittedEntry(int Lane, long Position, EntryHeader Header, object Happened);
