namespace Grid.Ledger.Checkpoints;

/// <summary>A tile is not there, or not whole. Tiles can always be made anew from the ledger.</summary>
internal sealed class TilesMissingException(TileId id)
    : Exception($"tile {id.Index} of level {id.Level} of lane {id.Lane} is missing or too short");
