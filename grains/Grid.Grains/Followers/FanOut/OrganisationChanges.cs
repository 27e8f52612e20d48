namespace Grid.Grains.Followers.FanOut;

/// <summary>
/// What happens to officers and units from now on: of our own lane as it is told, of the other lanes by looking. It
/// compares positions: what it was not told, for whatever reason, it reads from the store.
/// </summary>
internal sealed class OrganisationChanges(StoredLedger ledger, CommitListener listener)
{
    private readonly List<long> _next = [];

    /// <summary>Begins behind everything that is durable now.</summary>
    public async Task Begin(CancellationToken cancellation)
    {
        _next.Clear();
        _next.AddRange(await ledger.Sizes(cancellation));
    }

    /// <summary>What was written to our own lane since this was asked last.</summary>
    public async Task<ImmutableArray<OrganisationChange>> Own(CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<OrganisationChange>();
        while (listener.Entries.TryRead(out var told))
        {
            if (told.Position > _next[ledger.Lane])
            {
                await Read(ledger.Lane, told.Position, changes, cancellation);
            }

            if (told.Position == _next[ledger.Lane])
            {
                _next[ledger.Lane]++;
                Add(changes, told.Header.Stream, told.Header.Type);
            }
        }

        // Bytes that were handed in alone, and what there was no room for, are told to nobody.
        if (listener.End > _next[ledger.Lane])
        {
            await Read(ledger.Lane, listener.End, changes, cancellation);
        }

        return changes.ToImmutable();
    }

    /// <summary>What was written to the other lanes since this was asked last.</summary>
    public async Task<ImmutableArray<OrganisationChange>> Others(CancellationToken cancellation)
    {
        if (!ledger.IsShared)
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<OrganisationChange>();
        var sizes = await ledger.Sizes(cancellation);
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            if (lane >= _next.Count)
            {
                _next.Add(0);
            }

            if (lane != ledger.Lane && sizes[lane] > _next[lane])
            {
                await Read(lane, sizes[lane], changes, cancellation);
            }
        }

        return changes.ToImmutable();
    }

    private async Task Read(
        int lane,
        long to,
        ImmutableArray<OrganisationChange>.Builder changes,
        CancellationToken cancellation)
    {
        await foreach (var stored in ledger.ReadLane(lane, _next[lane], cancellation))
        {
            if (stored.Position >= to)
            {
                break;
            }

            Add(changes, stored.Stream, stored.Type);
        }

        _next[lane] = to;
    }

    private static void Add(ImmutableArray<OrganisationChange>.Builder changes, string stream, string type)
    {
        if (ChangeTypes.Concerns(type))
        {
            changes.Add(new(stream, type));
        }
    }
}
