namespace Grid.Ledger.Verification;

/// <summary>
/// Takes from several sources whichever goes on earliest, by the time its next entry was recorded: so an entry rarely
/// comes before the one it follows in another lane.
/// </summary>
internal sealed class SourceOrder
{
    private readonly List<(EntrySource Source, EntryBatch Next)> _ahead = [];
    private readonly EntrySource? _only;

    public SourceOrder(IReadOnlyList<EntrySource> sources)
    {
        if (sources.Count == 1)
        {
            _only = sources[0];
            return;
        }

        foreach (var source in sources)
        {
            Refill(source, new());
        }
    }

    public bool Read(EntryBatch batch)
    {
        if (_only is not null)
        {
            return _only.Read(batch);
        }

        if (_ahead.Count == 0)
        {
            return false;
        }

        var next = _ahead.MinBy(ahead => RecordedAt(ahead.Next), Earliest.Comparer);
        _ahead.Remove(next);
        batch.TakeOver(next.Next);
        Refill(next.Source, next.Next);
        return true;
    }

    private void Refill(EntrySource source, EntryBatch batch)
    {
        batch.Clear();
        if (source.Read(batch))
        {
            _ahead.Add((source, batch));
        }
    }

    // Not believed: it only says which lane is read first.
    private static byte[] RecordedAt(EntryBatch batch)
    {
        var body = batch.BodyOf(0).Span;
        var at = body.IndexOf("\"recordedAt\":\""u8);
        return at < 0 || at + 41 > body.Length ? [] : body.Slice(at + 14, 27).ToArray();
    }

    private sealed class Earliest : IComparer<byte[]>
    {
        public static readonly Earliest Comparer = new();

        public int Compare(byte[]? one, byte[]? other) => one.AsSpan().SequenceCompareTo(other);
    }
}
