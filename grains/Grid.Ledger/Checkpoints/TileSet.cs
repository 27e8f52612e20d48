namespace Grid.Ledger.Checkpoints;

/// <summary>Some tiles of one lane, from which its nodes are computed.</summary>
/// <param name="lane">The lane.</param>
internal sealed class TileSet(int lane)
{
    private readonly Dictionary<TileId, byte[]> _tiles = [];

    /// <summary>The tiles that the roots of these subtrees are computed from.</summary>
    public static IEnumerable<TileId> Under(int lane, IEnumerable<MerkleRange> ranges) => ranges
        .SelectMany(range => range.Nodes())
        .Select(node => TileId.Of(lane, node.Height, node.Index)).Distinct();

    public void Add(TileId id, byte[] hashes) => _tiles[id] = hashes;

    /// <summary>The root of a subtree.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public byte[] Root(MerkleRange range) => range.Root(Node);

    private byte[] Node(int height, long index)
    {
        var id = TileId.Of(lane, height, index);
        var count = 1 << (height % TileId.Height);
        var first = (int)((index * count) % TileId.Width);
        var (begin, length) = (first * HashChain.HashSize, count * HashChain.HashSize);
        return _tiles.TryGetValue(id, out var hashes) && hashes.Length >= begin + length
            ? MerkleNodes.Full(hashes.AsSpan(begin, length))
            : throw new TilesMissingException(id);
    }
}
