namespace Grid.Ledger.Indexes;

/// <summary>
/// Names one row of <c>holding</c>: a seat, and whether its holder or the one in the holder's place is meant.
/// </summary>
internal readonly record struct HoldingKey(string Case, string Slot, int Seat, bool IsActing);
