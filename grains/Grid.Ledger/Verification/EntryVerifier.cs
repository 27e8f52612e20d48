using System.Diagnostics;

namespace Grid.Ledger.Verification;

/// <summary>
/// Takes scanned batches in their order, and holds each entry against those before it: its place in the lane, its
/// stream, the tree. What is not plain, or does not follow, goes the slow way, where damage is named.
/// </summary>
internal sealed class EntryVerifier
{
    // Where more wait than this their predecessors are not coming.
    private const int HeldMax = 500_000;

    private readonly HealthyChains _healthy = new();
    private readonly HeldEntries _held = new();
    private readonly EntryBatch _one = new();
    private readonly ExpectedTables _expected;
    private readonly DamageList _damage;
    private readonly bool _isSeveral;

    /// <param name="expected">What the entries say the other tables must hold.</param>
    /// <param name="damage">What is found goes here.</param>
    /// <param name="isSeveral">Whether there are several lanes.</param>
    public EntryVerifier(ExpectedTables expected, DamageList damage, bool isSeveral)
    {
        (_expected, _damage, _isSeveral) = (expected, damage, isSeveral);
        Chains = new(_healthy, damage, expected.Add);
    }

    public StreamChains Chains { get; }

    public LanePositions Lanes { get; } = new();

    public LaneTrees Trees { get; } = new();

    /// <summary>How long it worked on each of the two parts, in ticks of the stopwatch.</summary>
    public (long Leaves, long Rows) Taken { get; private set; }

    public void Take(EntryBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        var inRows = 0L;
        AddToLanes(batch);
        var added = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            if (!IsNext(batch, row))
            {
                // What comes before it in its stream must be known first.
                inRows += AddRows(batch, added, row);
                added = row + 1;
                TakeSlowly(batch.ToStored(row));
            }
        }

        inRows += AddRows(batch, added, batch.Count);
        _expected.AddPacks(batch);
        Taken = (
            Taken.Leaves + batch.Taken.Leaves + Stopwatch.GetTimestamp() - started - inRows,
            Taken.Rows + batch.Taken.Rows + inRows);
    }

    /// <summary>Gives up waiting: what is still held has nothing before it.</summary>
    public void Finish()
    {
        foreach (var entry in _held.Rest())
        {
            Chains.Check(entry);
        }
    }

    private void AddToLanes(EntryBatch batch)
    {
        for (var row = 0; row < batch.Count;)
        {
            var count = Trees.Add(batch, row);
            for (var end = row + count; row < end; row++)
            {
                Lanes.Add(batch[row].Key.Lane, batch[row].Key.Position);
            }
        }
    }

    private long AddRows(EntryBatch batch, int from, int to)
    {
        var started = Stopwatch.GetTimestamp();
        for (var row = from; row < to; row++)
        {
            _expected.Add(batch, row);
        }

        return Stopwatch.GetTimestamp() - started;
    }

    private bool IsNext(EntryBatch batch, int row)
    {
        ref readonly var scanned = ref batch.Scanned[row];
        if (!scanned.IsPlain)
        {
            return false;
        }

        var link = _healthy.LinkOf(batch.StreamOf(row));
        if (link.IsGivenUp || link.IsAwaited || !link.IsFollowedBy(in scanned))
        {
            return false;
        }

        ref readonly var entry = ref batch[row];
        link.Follow(in scanned, Hash256.Of(batch.HashOf(row)), (entry.Key.Lane, entry.Key.Position));
        return true;
    }

    private void TakeSlowly(StoredEntry entry)
    {
        // From lane to lane a stream may go as it likes; within one it goes forward.
        if (_held.Ahead(entry) is { } ahead)
        {
            _damage.Entry(
                entry,
                "position",
                $"#{ahead.Sequence} of its stream stands before it, at position {ahead.Position}: they have changed "
                + "places");
        }

        if (_isSeveral && entry.Sequence > Chains.SequenceOf(entry.Stream) + 1
            && _held.Count < HeldMax && _held.Hold(entry))
        {
            _healthy.LinkOf(entry.Stream).IsAwaited = true;
            return;
        }

        Settle(entry);
        while (_held.Take(entry.Stream, Chains.SequenceOf(entry.Stream) + 1) is { } next)
        {
            Settle(next);
        }

        _healthy.LinkOf(entry.Stream).IsAwaited = _held.IsAny(entry.Stream);
    }

    // An entry alone is scanned as a batch is: one that waited for its turn may be as well as any.
    private void Settle(StoredEntry entry)
    {
        if (_isSeveral && Follows(entry, _one))
        {
            _expected.Add(_one, 0);
            _expected.AddPacks(_one);
        }
        else
        {
            Chains.Check(entry);
        }
    }

    private bool Follows(StoredEntry entry, EntryBatch one)
    {
        one.Clear();
        ListedEntries.Add(one, entry);
        BatchScan.Scan(one);
        if (!one.Scanned[0].IsPlain)
        {
            return false;
        }

        var link = _healthy.LinkOf(one.StreamOf(0));
        if (link.IsGivenUp || !link.IsFollowedBy(in one.Scanned[0]))
        {
            return false;
        }

        link.Follow(in one.Scanned[0], Hash256.Of(one.HashOf(0)), (one[0].Key.Lane, one[0].Key.Position));
        return true;
    }
}
