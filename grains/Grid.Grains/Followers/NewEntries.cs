namespace Grid.Grains.Followers;

/// <summary>
/// What is written from some place on: of our own lane as it is told, of the other lanes by looking. It compares
/// positions: what it was not told, for whatever reason, it reads from the store.
/// </summary>
/// <param name="ledger">The ledger of this silo.</param>
/// <param name="listener">Whoever is told of our own commits.</param>
/// <param name="types">The types of those that may be wanted.</param>
/// <param name="told">What is wanted of an entry that was told; nothing where it is not wanted.</param>
/// <param name="stored">The same of one that was read.</param>
internal sealed class NewEntries<T>(
    StoredLedger ledger,
    CommitListener listener,
    ImmutableArray<string> types,
    Func<CommittedEntry, T?> told,
    Func<StoredEntry, T?> stored)
    where T : struct
{
    private readonly List<long> _next = [];

    /// <summary>Begins behind everything that is durable now.</summary>
    public async Task Begin(CancellationToken cancellation) => Begin(await ledger.Sizes(cancellation));

    /// <summary>Begins at a position of each lane.</summary>
    public void Begin(IEnumerable<long> next)
    {
        _next.Clear();
        _next.AddRange(next);
    }

    /// <summary>What is written behind that already.</summary>
    public async Task<ImmutableArray<T>> Behind(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        var sizes = await ledger.Sizes(cancellation);
        for (var lane = 0; lane < _next.Count; lane++)
        {
            if (sizes[lane] > _next[lane])
            {
                await Read(lane, sizes[lane], found, cancellation);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What was written to our own lane since this was asked last.</summary>
    public async Task<ImmutableArray<T>> Own(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        while (listener.Entries.TryRead(out var entry))
        {
            if (entry.Position > _next[ledger.Lane])
            {
                await Read(ledger.Lane, entry.Position, found, cancellation);
            }

            if (entry.Position == _next[ledger.Lane])
            {
                _next[ledger.Lane]++;
                Add(found, told(entry));
            }
        }

        // Bytes that were handed in alone, and what there was no room for, are told to nobody.
        if (listener.End > _next[ledger.Lane])
        {
            await Read(ledger.Lane, listener.End, found, cancellation);
        }

        return found.ToImmutable();
    }

    /// <summary>What was written to the other lanes since this was asked last.</summary>
    public async Task<ImmutableArray<T>> Others(CancellationToken cancellation)
    {
        if (!ledger.IsShared)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<T>();
        var sizes = await ledger.Sizes(cancellation);
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            if (lane >= _next.Count)
            {
                _next.Add(0);
            }

            if (lane != ledger.Lane && sizes[lane] > _next[lane])
            {
                await Read(lane, sizes[lane], found, cancellation);
            }
        }

        return found.ToImmutable();
    }

    private async Task Read(
        int lane,
        long to,
        ImmutableArray<T>.Builder found,
        CancellationToken cancellation)
    {
        await foreach (var entry in ledger.ReadLane(lane, _next[lane], types, cancellation))
        {
            if (entry.Position >= to)
            {
                break;
            }

            Add(found, stored(entry));
        }

        _next[lane] = to;
    }

    private static void Add(ImmutableArray<T>.Builder found, T? wanted)
    {
        if (wanted is { } entry)
        {
            found.Add(entry);
        }
    }
}
