using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Verification;

/// <summary>The trees of all lanes over what is stored, and their roots at the sizes that are asked for.</summary>
internal sealed class LaneTrees
{
    private readonly SortedDictionary<int, MerkleTree> _trees = [];
    private readonly Dictionary<int, Queue<long>> _wanted = [];

    /// <summary>How many entries there are.</summary>
    public long Entries { get; private set; }

    /// <summary>The roots that were asked for, as far as the lanes reach.</summary>
    public Dictionary<(int Lane, long Size), byte[]> Found { get; } = [];

    /// <summary>The root of each lane.</summary>
    public ImmutableSortedDictionary<int, string> Roots => _trees.ToImmutableSortedDictionary(
        pair => pair.Key, pair => HashChain.Print(pair.Value.Root()));

    /// <summary>The size of a lane's tree.</summary>
    public long SizeOf(int lane) => _trees.GetValueOrDefault(lane)?.Size ?? 0;

    /// <summary>Asks for roots, before anything is added.</summary>
    public void Want(IEnumerable<(int Lane, long Size)> roots)
    {
        foreach (var lane in roots.Where(root => root.Size > 0).Distinct().GroupBy(root => root.Lane))
        {
            _wanted[lane.Key] = new(lane.Select(root => root.Size).Order());
        }
    }

    /// <summary>Adds a row, or with it the full tile that it is the first of.</summary>
    /// <returns>How many rows were added.</returns>
    public int Add(EntryBatch batch, int row)
    {
        var lane = batch[row].Key.Lane;
        if (!_trees.TryGetValue(lane, out var tree))
        {
            _trees[lane] = tree = new();
        }

        var count = IsTile(batch, row, tree) ? TileId.Width : 1;
        if (count == 1)
        {
            tree.Add(batch.HashOf(row).ToArray());
        }
        else
        {
            tree.AddFull(MerkleNodes.Full(batch.HashesOf(row, count)), TileId.Height);
        }

        Entries += count;
        if (_wanted.TryGetValue(lane, out var sizes) && sizes.TryPeek(out var size) && size == tree.Size)
        {
            Found[(lane, sizes.Dequeue())] = tree.Root();
        }

        return count;
    }

    private bool IsTile(EntryBatch batch, int row, MerkleTree tree)
    {
        var lane = batch[row].Key.Lane;
        return tree.Size % TileId.Width == 0
            && row + TileId.Width <= batch.Count
            && batch[row + TileId.Width - 1].Key.Lane == lane
            && (!_wanted.TryGetValue(lane, out var sizes) || !sizes.TryPeek(out var size)
                || size >= tree.Size + TileId.Width);
    }
}
