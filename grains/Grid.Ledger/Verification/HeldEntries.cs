namespace Grid.Ledger.Verification;

/// <summary>
/// Entries that came before their predecessors, as they may where a stream has moved from lane to lane: they wait.
/// </summary>
internal sealed class HeldEntries
{
    private readonly Dictionary<string, Waiting> _held = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Keeps an entry until its turn comes.</summary>
    /// <returns>Whether there was room: another of this place in the stream may be held already.</returns>
    public bool Hold(StoredEntry entry)
    {
        if (!_held.TryGetValue(entry.Stream, out var stream))
        {
            _held[entry.Stream] = stream = new();
        }

        var isHeld = stream.Entries.TryAdd(entry.Sequence, entry);
        stream.Highest.TryAdd(entry.Lane, entry);
        if (stream.Highest[entry.Lane].Sequence < entry.Sequence)
        {
            stream.Highest[entry.Lane] = entry;
        }

        Count += isHeld ? 1 : 0;
        return isHeld;
    }

    /// <summary>Gives out the first of a stream's entries, where it is one of those up to this sequence.</summary>
    public StoredEntry? Take(string stream, long upTo)
    {
        if (!_held.TryGetValue(stream, out var waiting))
        {
            return null;
        }

        var first = waiting.Entries.First();
        if (first.Key > upTo)
        {
            return null;
        }

        waiting.Entries.Remove(first.Key);
        Count--;
        if (waiting.Entries.Count == 0)
        {
            _held.Remove(stream);
        }

        return first.Value;
    }

    /// <summary>Whether any entry of a stream waits.</summary>
    public bool IsAny(string stream) => _held.ContainsKey(stream);

    /// <summary>All that still wait, stream by stream in their order.</summary>
    public IEnumerable<StoredEntry> Rest() => _held.Values.SelectMany(stream => stream.Entries.Values);

    /// <summary>
    /// An entry that was read before this one in the same lane, though it follows it in their stream: told once.
    /// </summary>
    public StoredEntry? Ahead(StoredEntry entry)
    {
        if (!_held.TryGetValue(entry.Stream, out var waiting)
            || !waiting.Highest.TryGetValue(entry.Lane, out var ahead)
            || ahead.Sequence <= entry.Sequence
            || waiting.IsTold)
        {
            return null;
        }

        waiting.IsTold = true;
        return ahead;
    }

    private sealed class Waiting
    {
        public SortedDictionary<long, StoredEntry> Entries { get; } = [];

        /// <summary>In each lane, the entry of the stream that goes furthest.</summary>
        public Dictionary<int, StoredEntry> Highest { get; } = [];

        public bool IsTold { get; set; }
    }
}
