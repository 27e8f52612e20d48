using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Tiles and proofs over given leaves, in memory.</summary>
internal static class Made
{
    public static Dictionary<TileId, byte[]> Tiles(byte[][] leaves, int size)
    {
        var tree = new TileTree(0);
        foreach (var leaf in leaves.AsSpan(0, size))
        {
            tree.Add(leaf);
        }

        return tree.TakeChanged().ToDictionary(tile => tile.Id, tile => tile.Hashes);
    }

    public static ImmutableArray<byte[]> Inclusion(Dictionary<TileId, byte[]> tiles, long position, long size) =>
        Proof(tiles, MerklePath.Inclusion(position, size));

    public static ImmutableArray<byte[]> Consistency(Dictionary<TileId, byte[]> tiles, long earlier, long size) =>
        Proof(tiles, MerklePath.Consistency(earlier, size));

    private static ImmutableArray<byte[]> Proof(
        Dictionary<TileId, byte[]> tiles, ImmutableArray<MerkleRange> ranges)
    {
        var found = new TileSet(0);
        foreach (var id in TileSet.Under(0, ranges))
        {
            found.Add(id, tiles[id]);
        }

        return [.. ranges.Select(found.Root)];
    }
}
