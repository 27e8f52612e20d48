namespace Grid.Ledger.Checkpoints;

/// <summary>
/// Makes the signed checkpoints of all lanes. It goes on from its tiles, reads of the ledger only what is new, and
/// never signs what does not continue what was signed before.
/// </summary>
/// <param name="store">Where entries, tiles and bundles are.</param>
/// <param name="keys">Opens the folder of the keys, at every bundle: a key may have handed on.</param>
/// <param name="outside">The file outside the database; nothing where none is kept.</param>
/// <param name="clock">The time.</param>
internal sealed class Checkpointer(
    ICheckpointStore store, Func<KeyFolder> keys, BundleFile? outside, TimeProvider clock)
{
    private const int PageSize = 4096;

    // So many leaves fill the memory a little, and no more.
    private const int UnkeptMax = 1 << 16;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, TileTree> _trees = [];
    private string? _newest;

    // What we have signed, or have found signed outside. It is not forgotten, whatever the database says was signed.
    private CheckpointBundle? _signed;
    private bool _isUnsure;
    private bool _isForeign;
    private long? _coveredAt;

    /// <summary>How long ago all that was durable was signed for; nothing where it never was.</summary>
    public TimeSpan? Age => _coveredAt is { } at ? clock.GetElapsedTime(at) : null;

    /// <summary>The bundle that was made or met last.</summary>
    public CheckpointBundle? Newest => _newest is { } text ? CheckpointBundle.ParseAll(text)[^1] : null;

    /// <summary>Makes sure that the ledger still holds what the file outside says was signed.</summary>
    /// <exception cref="CheckpointRefusedException">It does not.</exception>
    /// <exception cref="NoteException">The file holds something else, or the keys cannot be used.</exception>
    public async Task HoldAgainstOutside(CancellationToken cancellation)
    {
        if (outside?.Last(keys().Public) is not { } last)
        {
            return;
        }

        await Catch(cancellation);
        var grid = await store.Grid(cancellation);
        if (last.Grid != grid)
        {
            throw Refused($"that is of {last.Grid}, and this store is {grid}");
        }

        var lanes = await store.Lanes(cancellation);
        foreach (var signed in last.Lanes)
        {
            var size = lanes.FirstOrDefault(lane => lane.Lane == signed.Lane).Size;
            var root = size < signed.Size ? null : await RootOf(signed, cancellation);
            if (root is null || !root.AsSpan().SequenceEqual(signed.Root))
            {
                throw Refused($"{signed.Size} entries of lane {signed.Lane} were signed, and "
                    + (root is null ? $"only {size} are there" : "others are there now"));
            }
        }

        _signed = last;
    }

    /// <summary>Signs all that is durable by now.</summary>
    /// <returns>The new bundle; nothing where nothing was written since the last one.</returns>
    /// <exception cref="CheckpointRefusedException">The ledger does not continue what was signed before.</exception>
    /// <exception cref="LedgerFailure">The store failed; the next attempt goes on from here.</exception>
    public async Task<CheckpointBundle?> Make(CancellationToken cancellation)
    {
        if (!await store.TakeTurn(Turn, cancellation))
        {
            return null;
        }

        var startedAt = clock.GetTimestamp();
        await Catch(cancellation);
        var lanes = await store.Lanes(cancellation);
        await HoldAgainstSigned(lanes, cancellation);
        var before = Newest;
        if (before is not null && !_isForeign
            && before.Lanes.Select(lane => (lane.Lane, lane.Size)).SequenceEqual(lanes.OrderBy(lane => lane.Lane)))
        {
            _coveredAt = startedAt;
            return null;
        }

        Continue(before, lanes);
        foreach (var (lane, size) in lanes)
        {
            await Grow(TreeOf(lane), size, cancellation);
        }

        var bundle = await Sign(lanes, cancellation);
        _coveredAt = startedAt;
        return bundle;
    }

    private async Task<CheckpointBundle> Sign(
        ImmutableArray<(int Lane, long Size)> lanes, CancellationToken cancellation)
    {
        var folder = keys();
        var bundle = CheckpointBundle.Sign(
            Checkpoint.Of(
                await store.Grid(cancellation),
                [.. lanes.Select(lane => (lane.Lane, TreeOf(lane.Lane).Size, TreeOf(lane.Lane).Root()))],
                clock.GetUtcNow().UtcDateTime),
            folder.Key,
            folder.Successions);
        // Outside first: what the database says was signed must be found there.
        outside?.Append(bundle);
        _signed = bundle;
        await Keep(
            [.. lanes.SelectMany(lane => TreeOf(lane.Lane).TakeChanged())], bundle.ToString(), cancellation);
        (_newest, _isForeign) = (bundle.ToString(), false);
        return bundle;
    }

    // What was taken out of the trees and not kept is nowhere: then they are made again from what is.
    private async Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation)
    {
        try
        {
            await store.Keep(tiles, bundle, cancellation);
        }
        catch
        {
            _trees.Clear();
            (_newest, _isUnsure) = (null, true);
            throw;
        }
    }

    // Another process may have had the turn since.
    private async Task Catch(CancellationToken cancellation)
    {
        var newest = await store.NewestBundle(cancellation);
        _isForeign = false;
        if (newest is null || newest == _newest)
        {
            return;
        }

        if (await OursIn(newest, cancellation) is not { } bundle)
        {
            _isForeign = true;
            return;
        }

        var trees = new List<TileTree>();
        foreach (var lane in bundle.Lanes)
        {
            trees.Add(await TreeFrom(lane, cancellation));
        }

        _trees.Clear();
        trees.ForEach(tree => _trees[tree.Lane] = tree);
        (_newest, _isUnsure) = (newest, true);
    }

    // Anybody can put a bundle into the database. One that we cannot check, or that is of another grid, says nothing:
    // then we go on from our own.
    private async Task<CheckpointBundle?> OursIn(string text, CancellationToken cancellation)
    {
        var trusted = keys().Public;
        try
        {
            var bundle = CheckpointBundle.ParseAll(text)[^1];
            bundle.SignedBy(trusted);
            return bundle.Grid == await store.Grid(cancellation) ? bundle : null;
        }
        catch (Exception strange) when (strange is NoteException or UnknownKeyException)
        {
            return null;
        }
    }

    // An earlier bundle of ours put in the place of the last one must not make us forget that one: what was signed
    // since may have been rewritten.
    private async Task HoldAgainstSigned(ImmutableArray<(int Lane, long Size)> lanes, CancellationToken cancellation)
    {
        if (!_isUnsure)
        {
            return;
        }

        Continue(_signed, lanes);
        foreach (var signed in _signed?.Lanes ?? [])
        {
            var tree = TreeOf(signed.Lane);
            await Grow(tree, signed.Size, cancellation);
            var root = tree.Size == signed.Size ? tree.Root() : await RootOf(signed, cancellation);
            if (!root.AsSpan().SequenceEqual(signed.Root))
            {
                // What was read of them is no more to go on from than they are.
                _trees.Clear();
                _newest = null;
                throw Others(signed);
            }
        }

        _isUnsure = false;
    }

    private async Task<TileTree> TreeFrom(Checkpoint signed, CancellationToken cancellation)
    {
        try
        {
            var tree = await new LedgerTiles(store).Tree(signed.Lane, signed.Size, cancellation);
            if (tree.Root().AsSpan().SequenceEqual(signed.Root))
            {
                return tree;
            }
        }
        catch (TilesMissingException)
        {
            // They are made anew.
        }

        var rebuilt = new TileTree(signed.Lane);
        await Grow(rebuilt, signed.Size, cancellation);
        return rebuilt.Root().AsSpan().SequenceEqual(signed.Root)
            ? rebuilt
            : throw Others(signed);
    }

    private async Task<byte[]?> RootOf(Checkpoint signed, CancellationToken cancellation)
    {
        try
        {
            if (TreeOf(signed.Lane).Size >= signed.Size
                && await new LedgerTiles(store).Root(signed.Lane, signed.Size, cancellation) is var root
                && root.AsSpan().SequenceEqual(signed.Root))
            {
                return root;
            }
        }
        catch (TilesMissingException)
        {
            // The entries themselves tell it as well.
        }

        var tree = new TileTree(signed.Lane);
        await Grow(tree, signed.Size, cancellation);
        return tree.Root();
    }

    private static void Continue(CheckpointBundle? before, ImmutableArray<(int Lane, long Size)> lanes)
    {
        foreach (var signed in before?.Lanes ?? [])
        {
            var there = lanes.Where(lane => lane.Lane == signed.Lane).Select(lane => lane.Size).ToList();
            if (there is not [var size] || size < signed.Size)
            {
                throw Refused($"{signed.Size} entries of lane {signed.Lane} were signed, and "
                    + (there is [var left] ? $"only {left} are there" : "the lane is not there"));
            }
        }
    }

    private async Task Grow(TileTree tree, long size, CancellationToken cancellation)
    {
        while (tree.Size < size)
        {
            var count = (int)Math.Min(PageSize, size - tree.Size);
            var leaves = await store.Leaves(tree.Lane, tree.Size, count, cancellation);
            // Before any is taken: the tree must stay what it was, or the next turn would sign what never was.
            if (leaves.Length < count)
            {
                throw Refused($"lane {tree.Lane} says {size} entries, and {count - leaves.Length} of them, from "
                    + $"position {tree.Size} on, are not there");
            }

            foreach (var leaf in leaves)
            {
                tree.Add(leaf);
            }

            if (tree.Size % UnkeptMax < PageSize)
            {
                await Keep(tree.TakeChanged(), null, cancellation);
            }
        }
    }

    private TileTree TreeOf(int lane)
    {
        if (!_trees.TryGetValue(lane, out var tree))
        {
            _trees[lane] = tree = new(lane);
        }

        return tree;
    }

    private static CheckpointRefusedException Others(Checkpoint signed) =>
        Refused($"{signed.Size} entries of lane {signed.Lane} were signed, and others are there now");

    private static CheckpointRefusedException Refused(string why) => new(
        $"the ledger does not continue what was signed: {why}. Run `grid verify` with the checkpoints that are kept "
        + "outside; nothing is signed until then");
}
