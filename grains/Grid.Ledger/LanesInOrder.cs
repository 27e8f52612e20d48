using Grid.Contracts.Views;

namespace Grid.Ledger;

/// <summary>
/// Reads what stands behind a cursor, each stream in order whichever lanes it was written to. A lane is read in its own
/// order, and waits at an entry whose predecessor stands further on in another lane than that has been read. An entry
/// is durable before its successor, so lanes never wait for each other in a ring. Nothing is kept from page to page:
/// what was seen before follows from the cursor, and any silo can go on with it.
/// </summary>
internal sealed class LanesInOrder
{
    private const string Advice = "run `grid verify` on the store";

    private readonly LaneCursor _had;
    private readonly List<LaneAhead> _lanes = [];
    private readonly Dictionary<(string Stream, long Sequence), EntryPlace> _places = [];
    private readonly ImmutableArray<LedgerStep>.Builder _steps = ImmutableArray.CreateBuilder<LedgerStep>();
    private bool _isOneLane;

    private LanesInOrder(LaneCursor had) => _had = had;

    /// <exception cref="ArgumentException">The cursor is none of this ledger's.</exception>
    public static async Task<FollowPage> Read(
        ILedgerStore store, Cursor from, int entriesMax, CancellationToken cancellation)
    {
        var had = LaneCursor.Parse(from);
        // One moment for all lanes: of an entry that is in it, so is the predecessor.
        var sizes = await store.Sizes(cancellation);
        had.ThrowIfAhead(sizes);
        var read = new LanesInOrder(had) { _isOneLane = sizes.Length == 1 };
        await read.LookAhead(store, sizes, Math.Clamp(entriesMax, 1, LedgerPages.EntriesMax), cancellation);
        await read.FindPredecessors(store, cancellation);
        while (read.Pass())
        {
        }

        var gap = read.FindGap();
        return new(read._steps.ToImmutable(), had.Print()) { Gap = gap };
    }

    // The room is shared, so that a long lane does not keep the others back.
    private async Task LookAhead(
        ILedgerStore store, ImmutableArray<long> sizes, int room, CancellationToken cancellation)
    {
        var behind = Enumerable.Range(0, sizes.Length).Where(lane => _had[lane] < sizes[lane]).ToList();
        foreach (var lane in behind)
        {
            _lanes.Add(await LaneAhead.Read(
                store, (lane, _had[lane], sizes[lane]), Math.Max(1, room / behind.Count), cancellation));
        }
    }

    // Alone in its ledger a lane has every predecessor before the entry, or a position is missing.
    private async Task FindPredecessors(ILedgerStore store, CancellationToken cancellation)
    {
        if (_isOneLane)
        {
            return;
        }

        var ahead = _lanes.SelectMany(lane => lane.Entries).ToList();
        foreach (var entry in ahead)
        {
            _places[(entry.Stream, entry.Sequence)] = new(entry.Lane, entry.Position);
        }

        var asked = ahead.Where(entry => entry.Sequence > 1).Select(PredecessorOf)
            .Where(entry => !_places.ContainsKey(entry)).ToHashSet();
        if (asked.Count > 0)
        {
            foreach (var (entry, place) in await store.Places(asked, cancellation))
            {
                _places[entry] = place;
            }
        }
    }

    // Gives of every lane what may be given. Returns whether anything was.
    private bool Pass()
    {
        var before = _steps.Count;
        foreach (var lane in _lanes)
        {
            while (lane.Entries.TryPeek(out var entry) && IsNext(entry))
            {
                lane.Entries.Dequeue();
                _had[entry.Lane] = entry.Position + 1;
                _steps.Add(new(LedgerPages.EntryOf(entry), _had.Print()));
            }
        }

        return _steps.Count > before;
    }

    private bool IsNext(StoredEntry entry) =>
        _isOneLane || entry.Sequence <= 1 || _had.Forgives(entry.Lane)
        || (_places.TryGetValue(PredecessorOf(entry), out var place) && place.Position < _had[place.Lane]);

    // Says what is missing, once: the cursor goes on without it.
    private string? FindGap()
    {
        foreach (var lane in _lanes)
        {
            if (!lane.Entries.TryPeek(out var entry))
            {
                if (lane.Missing is var (from, to))
                {
                    _had[lane.Lane] = to;
                    return $"positions {from} to {to - 1} of lane {lane.Lane} are missing; {Advice}";
                }
            }
            else if (!_places.ContainsKey(PredecessorOf(entry)))
            {
                _had.Forgive(lane.Lane);
                return $"{entry.Stream} goes on with #{entry.Sequence} at position {entry.Position} of lane "
                    + $"{lane.Lane}, but its #{entry.Sequence - 1} is nowhere; {Advice}";
            }
        }

        if (_steps.Count > 0 || _lanes.Count == 0)
        {
            return null;
        }

        var first = _lanes[0].Entries.Peek();
        _had.Forgive(first.Lane);
        return $"{first.Stream} has #{first.Sequence} at position {first.Position} of lane {first.Lane}, and what is "
            + $"before it stands behind it; {Advice}";
    }

    private static (string Stream, long Sequence) PredecessorOf(StoredEntry entry) =>
        (entry.Stream, entry.Sequence - 1);
}
