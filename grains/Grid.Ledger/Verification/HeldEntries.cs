namespace Grid.Ledger.Verification;

/// <summary>
/// Entries that came before their predecessors, as they may where a stream has moved from lane to lane: they wait.
/// </summary>
internal sealed class HeldEntries
{
    private readonly Dictionary<string, SortedDictionary<long, StoredEntry>> _held = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Keeps an entry until its turn comes.</summary>
    /// <returns>Whether there was room: another of this place in the stream may be held already.</returns>
    public bool Hold(StoredEntry entry)
    {
        if (!_held.TryGetValue(entry.Stream, out var stream))
        {
            _held[entry.Stream] = stream = [];
        }

        var isHeld = stream.TryAdd(entry.Sequence, entry);
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

        var first = waiting.First();
        if (first.Key > upTo)
        {
            return null;
        }

        waiting.Remove(first.Key);
        Count--;
        if (waiting.Count == 0)
        {
            _held.Remove(stream);
        }

        return first.Value;
    }

    /// <summary>Whether any entry of a stream waits.</summary>
    public bool IsAny(string stream) => _held.ContainsKey(stream);

    /// <summary>All that still wait, stream by stream in their order.</summary>
    public IEnumerable<StoredEntry> Rest() => _held.Values.SelectMany(stream => stream.Values);
}
