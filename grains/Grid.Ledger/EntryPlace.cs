namespace Grid.Ledger;

/// <summary>Where an entry stands.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Position">The place in the lane, from 0.</param>
internal readonly record struct EntryPlace(int Lane, long Position);
