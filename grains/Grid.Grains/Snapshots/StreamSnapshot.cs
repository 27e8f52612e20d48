namespace Grid.Grains.Snapshots;

/// <summary>What a stream had come to at one of its entries.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Head">The entry: what the ledger must hold there for the rest to be believed.</param>
/// <param name="Last">When that entry was recorded.</param>
/// <param name="Taken">The commands taken up to it.</param>
/// <param name="State">The state that the entries have made.</param>
internal sealed record StreamSnapshot(
    string Stream, StreamHead Head, Timestamp Last, TakenCommands.Kept Taken, object State);
