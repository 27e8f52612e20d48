namespace Grid.Ledger.Postgres;

/// <summary>
/// Requests of one batch that do not depend on each other, as the columns that one call of the append takes.
/// </summary>
internal sealed class PostgresPart
{
    private readonly List<int> _requests = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, int Sequence), int> _relied = [];
    private readonly List<(int Request, StreamHead Expected, string Stream, PendingEntry Last)> _new = [];
    private readonly List<(int Request, StreamHead Expected, string Stream, PendingEntry Last)> _old = [];
    private readonly List<(string Stream, PendingEntry Entry)> _entries = [];
    private readonly PostgresIndexes _indexes = new();
    private readonly Dictionary<string, PersonalText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _packs = new(StringComparer.Ordinal);

    /// <summary>The places of its requests in the batch.</summary>
    public IReadOnlyList<int> Requests => _requests;

    public int Entries => _entries.Count;

    /// <summary>Whether a request can stand beside those that are here: none of them moves what it looks at.</summary>
    public bool Takes(AppendRequest request)
    {
        if (_written.Contains(request.Stream))
        {
            return false;
        }

        foreach (var (stream, _) in request.Relied)
        {
            if (_written.Contains(stream))
            {
                return false;
            }
        }

        return true;
    }

    public void Add(int place, AppendRequest request)
    {
        _requests.Add(place);
        _written.Add(request.Stream);
        foreach (var (stream, sequence) in request.Relied)
        {
            _relied.TryAdd((stream, sequence), _relied.Count);
        }

        (request.Expected.Sequence == 0 ? _new : _old).Add(
            (place, request.Expected, request.Stream, request.Entries[^1]));
        foreach (var entry in request.Entries)
        {
            _entries.Add((request.Stream, entry));
            _indexes.Add(entry.Index);
        }

        foreach (var text in request.Texts)
        {
            _texts.TryAdd(text.Digest.Value, text);
        }

        if (request.Pack is { } pack)
        {
            _packs.TryAdd(pack.Version.Value, pack.Content);
        }
    }

    /// <summary>Adds the columns, in the order the append takes them.</summary>
    public void AddTo(PostgresCall call)
    {
        call.Texts(_relied.Keys, seen => seen.Stream);
        call.Numbers(_relied.Keys, seen => seen.Sequence);
        call.Texts(_new, head => head.Stream);
        call.Numbers(_new, head => head.Last.Sequence);
        call.Bytes(_new, head => head.Last.Hash);
        call.Texts(_old, head => head.Stream);
        call.Numbers(_old, head => head.Expected.Sequence);
        call.Bytes(_old, head => head.Expected.Hash);
        call.Numbers(_old, head => head.Last.Sequence);
        call.Bytes(_old, head => head.Last.Hash);
        call.Texts(_entries, entry => entry.Stream);
        call.Numbers(_entries, entry => entry.Entry.Sequence);
        call.Texts(_entries, entry => entry.Entry.Type);
        call.Bytes(_entries, entry => entry.Entry.Hash);
        call.Bodies(_entries, entry => entry.Entry.Body);
        _indexes.AddTo(call);
        call.Texts(_texts.Keys, digest => digest);
        call.Texts(_texts.Values, text => text.Salt);
        call.Texts(_texts.Values, text => text.Text);
        call.Texts(_packs.Keys, version => version);
        call.Texts(_packs.Values, content => content);
    }

    /// <summary>Which requests the database named, and what became of each.</summary>
    /// <param name="kind">Which arrays the places are of.</param>
    /// <param name="places">Places in them, from 1.</param>
    /// <param name="batch">The whole batch.</param>
    public IEnumerable<(int Request, AppendOutcome Outcome)> Named(
        string kind, IReadOnlyList<int> places, ImmutableArray<AppendRequest> batch)
    {
        if (kind != "stale")
        {
            var heads = kind == "new" ? _new : _old;
            return places.Select(place => (heads[place - 1].Request, (AppendOutcome)new AppendOutcome.Fenced()));
        }

        var seen = _relied.ToDictionary(pair => pair.Value + 1, pair => pair.Key);
        var stale = places.Select(place => seen[place]).ToHashSet();
        return
            from request in _requests
            let moved = batch[request].Relied
                .Where(pair => stale.Contains((pair.Key, pair.Value))).Select(pair => pair.Key).FirstOrDefault()
            where moved is not null
            select (request, (AppendOutcome)new AppendOutcome.Stale(moved));
    }
}
