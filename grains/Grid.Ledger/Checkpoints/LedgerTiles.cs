namespace Grid.Ledger.Checkpoints;

/// <summary>Roots and proofs from the tiles that a store keeps, without reading its entries.</summary>
/// <param name="store">The store.</param>
internal sealed class LedgerTiles(ICheckpointStore store)
{
    /// <summary>The root of a lane when it had this size.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public async Task<byte[]> Root(int lane, long size, CancellationToken cancellation) =>
        (await Roots(lane, [new(0, size)], cancellation))[0];

    /// <summary>The proof that an entry stands in a tree of this size, from the leaf upwards.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public Task<ImmutableArray<byte[]>> Inclusion(
        int lane, long position, long size, CancellationToken cancellation) =>
        Roots(lane, MerklePath.Inclusion(position, size), cancellation);

    /// <summary>The proof that a tree of this size begins as an earlier one was.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public Task<ImmutableArray<byte[]>> Consistency(
        int lane, long earlier, long size, CancellationToken cancellation) =>
        Roots(lane, MerklePath.Consistency(earlier, size), cancellation);

    /// <summary>Goes on from the tiles of a tree of this size.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public async Task<TileTree> Tree(int lane, long size, CancellationToken cancellation)
    {
        var tiles = await store.Tiles([.. TileTree.RimOf(lane, size)], cancellation);
        return TileTree.From(
            lane, size, id => tiles.Where(tile => tile.Id == id).Select(tile => tile.Hashes).FirstOrDefault());
    }

    private async Task<ImmutableArray<byte[]>> Roots(
        int lane, ImmutableArray<MerkleRange> ranges, CancellationToken cancellation)
    {
        var tiles = new TileSet(lane);
        foreach (var (id, hashes) in await store.Tiles([.. TileSet.Under(lane, ranges)], cancellation))
        {
            tiles.Add(id, hashes);
        }

        return [.. ranges.Select(tiles.Root)];
    }
}
