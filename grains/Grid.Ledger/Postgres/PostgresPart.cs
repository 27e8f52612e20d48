using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger.Postgres;

/// <summary>
/// Requests of one batch that do not depend on each other, as the columns that one call of the append takes.
/// </summary>
internal sealed class PostgresPart
{
    private const int Parameters = 59;

    private static readonly string Call =
        $"SELECT append({string.Join(", ", Enumerable.Range(1, Parameters).Select(number => $"${number}"))})";

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

    public NpgsqlBatchCommand ToCommand((int Lane, long Epoch) ours, long size, bool isAlone, int part)
    {
        var command = new NpgsqlBatchCommand(Call);
        Add(command, NpgsqlDbType.Integer, ours.Lane);
        Add(command, NpgsqlDbType.Bigint, ours.Epoch);
        Add(command, NpgsqlDbType.Bigint, size);
        Add(command, NpgsqlDbType.Boolean, isAlone);
        Add(command, NpgsqlDbType.Integer, part);
        Texts(command, _relied.Keys.Select(seen => seen.Stream));
        Numbers(command, _relied.Keys.Select(seen => seen.Sequence));
        Texts(command, _new.Select(head => head.Stream));
        Numbers(command, _new.Select(head => head.Last.Sequence));
        Bytes(command, _new.Select(head => head.Last.Hash));
        Texts(command, _old.Select(head => head.Stream));
        Numbers(command, _old.Select(head => head.Expected.Sequence));
        Bytes(command, _old.Select(head => head.Expected.Hash));
        Numbers(command, _old.Select(head => head.Last.Sequence));
        Bytes(command, _old.Select(head => head.Last.Hash));
        Texts(command, _entries.Select(entry => entry.Stream));
        Numbers(command, _entries.Select(entry => entry.Entry.Sequence));
        Texts(command, _entries.Select(entry => entry.Entry.Type));
        Bytes(command, _entries.Select(entry => entry.Entry.Hash));
        // As bytes, so that no encoder stands between the hash and what is stored.
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, _entries.Select(entry => entry.Entry.Body).ToArray());
        _indexes.AddTo(command);
        Texts(command, _texts.Keys);
        Texts(command, _texts.Values.Select(text => text.Salt));
        Texts(command, _texts.Values.Select(text => text.Text));
        Texts(command, _packs.Keys);
        Texts(command, _packs.Values);
        return command;
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

    public static void Texts(NpgsqlBatchCommand command, IEnumerable<string?> values) =>
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());

    public static void Numbers(NpgsqlBatchCommand command, IEnumerable<int> values) =>
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, values.ToArray());

    public static void LongNumbers(NpgsqlBatchCommand command, IEnumerable<long> values) =>
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Bigint, values.ToArray());

    private static void Bytes(NpgsqlBatchCommand command, IEnumerable<byte[]> values) =>
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Bytea, values.ToArray());

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });
}
