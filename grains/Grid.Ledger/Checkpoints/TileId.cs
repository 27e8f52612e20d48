namespace Grid.Ledger.Checkpoints;

/// <summary>
/// Names a tile: 256 hashes of a lane's tree that lie side by side, as <c>tlog-tiles</c> cuts it. Those of level 0 are
/// the hashes of entries, those of each level above are the roots of the tiles below.
/// </summary>
/// <param name="Lane">The lane.</param>
/// <param name="Level">The level, from 0.</param>
/// <param name="Index">The place in its level, from 0.</param>
internal readonly record struct TileId(int Lane, int Level, long Index)
{
    /// <summary>How many levels of the tree a tile spans.</summary>
    public const int Height = 8;

    /// <summary>How many hashes a full tile holds.</summary>
    public const int Width = 1 << Height;

    /// <summary>The tile that a node of the tree is computed from.</summary>
    public static TileId Of(int lane, int height, long index)
    {
        var level = height / Height;
        return new(lane, level, (index << (height % Height)) / Width);
    }
}
