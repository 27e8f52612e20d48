using System.Security.Cryptography;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// The tree of one lane as it grows: the last tile of each level, and what has changed since that was last taken.
/// </summary>
/// <param name="lane">The lane.</param>
internal sealed class TileTree(int lane)
{
    // By level: the hashes of its last tile, which is never full.
    private readonly List<Rim> _rims = [];
    private readonly Dictionary<TileId, byte[]> _full = [];

    public int Lane => lane;

    public long Size { get; private set; }

    /// <summary>The tiles that the rim of a tree of this size lies in.</summary>
    public static IEnumerable<TileId> RimOf(int lane, long size)
    {
        var level = 0;
        for (var count = size; count > 0; count /= TileId.Width, level++)
        {
            if (count % TileId.Width > 0)
            {
                yield return new(lane, level, count / TileId.Width);
            }
        }
    }

    /// <summary>Goes on from the tiles of a tree of this size.</summary>
    /// <exception cref="TilesMissingException">A tile is missing, or too short.</exception>
    public static TileTree From(int lane, long size, Func<TileId, byte[]?> tile)
    {
        var tree = new TileTree(lane) { Size = size };
        foreach (var id in RimOf(lane, size))
        {
            var count = (int)((size >> (TileId.Height * id.Level)) % TileId.Width);
            var hashes = tile(id);
            if (hashes is null || hashes.Length < count * HashChain.HashSize)
            {
                throw new TilesMissingException(id);
            }

            tree.RimAt(id.Level).Take(hashes.AsSpan(0, count * HashChain.HashSize));
        }

        for (var level = 0; level < tree._rims.Count; level++)
        {
            tree._rims[level].Index = size >> (TileId.Height * (level + 1));
        }

        return tree;
    }

    public void Add(ReadOnlySpan<byte> leaf)
    {
        // A stored hash of another length is damage. It has no place in a tile, so its own hash stands for it.
        Add(leaf.Length == HashChain.HashSize ? leaf : SHA256.HashData(leaf), 0);
        Size++;
    }

    /// <summary>The root over everything added so far; of nothing, the hash of nothing.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var rim in _rims)
        {
            root = rim.RootWith(root);
        }

        return root ?? SHA256.HashData([]);
    }

    /// <summary>The tiles that are new or longer than when they were last taken.</summary>
    public ImmutableArray<(TileId Id, byte[] Hashes)> TakeChanged()
    {
        var changed = ImmutableArray.CreateBuilder<(TileId Id, byte[] Hashes)>();
        foreach (var (id, hashes) in _full)
        {
            changed.Add((id, hashes));
        }

        for (var level = 0; level < _rims.Count; level++)
        {
            if (_rims[level].TakeChanged() is { } hashes)
            {
                changed.Add((new(lane, level, _rims[level].Index), hashes));
            }
        }

        _full.Clear();
        return changed.ToImmutable();
    }

    private void Add(ReadOnlySpan<byte> hash, int level)
    {
        var rim = RimAt(level);
        rim.Add(hash);
        if (rim.Count == TileId.Width)
        {
            var hashes = rim.Hashes.ToArray();
            _full[new(lane, level, rim.Index)] = hashes;
            rim.Clear();
            Add(MerkleNodes.Full(hashes), level + 1);
        }
    }

    private Rim RimAt(int level)
    {
        while (_rims.Count <= level)
        {
            _rims.Add(new());
        }

        return _rims[level];
    }

    private sealed class Rim
    {
        private readonly byte[] _hashes = new byte[TileId.Width * HashChain.HashSize];
        private bool _isChanged;

        public int Count { get; private set; }

        public long Index { get; set; }

        public ReadOnlySpan<byte> Hashes => _hashes.AsSpan(0, Count * HashChain.HashSize);

        public void Take(ReadOnlySpan<byte> hashes)
        {
            hashes.CopyTo(_hashes);
            Count = hashes.Length / HashChain.HashSize;
        }

        public void Add(ReadOnlySpan<byte> hash)
        {
            hash.CopyTo(_hashes.AsSpan(Count * HashChain.HashSize));
            Count++;
            _isChanged = true;
        }

        public void Clear() => (Count, Index, _isChanged) = (0, Index + 1, false);

        public byte[]? TakeChanged()
        {
            var taken = _isChanged ? Hashes.ToArray() : null;
            _isChanged = false;
            return taken;
        }

        // What is to the right of the rim belongs to a smaller subtree than any of its hashes.
        public byte[]? RootWith(byte[]? right)
        {
            var root = right;
            var end = Count;
            while (end > 0)
            {
                var count = end & -end;
                end -= count;
                var peak = MerkleNodes.Full(
                    _hashes.AsSpan(end * HashChain.HashSize, count * HashChain.HashSize));
                root = root is null ? peak : MerkleNodes.Over(peak, root);
            }

            return root;
        }
    }
}
