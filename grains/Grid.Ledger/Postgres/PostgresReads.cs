using System.Runtime.CompilerServices;
using Grid.Contracts.Views;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>The queries of the store. Each takes a connection of the pool for as long as it runs.</summary>
internal sealed class PostgresReads(PostgresSource source)
{
    // A page of a long stream or lane: no read holds a connection, or a moment of the database, for long.
    private const int ReadPage = 512;

    // Most streams are short, and to answer a repeated command takes its own entries alone.
    private const int FirstPage = 16;

    private const string EntryText = "SELECT lane, position, hash, body, stream, sequence, type FROM entry";

    private static readonly PostgresQuery SizesQuery = new(
        "SELECT coalesce(lane.size, 0) FROM generate_series(0, (SELECT max(lane) FROM lane)) AS number "
        + "LEFT JOIN lane ON lane.lane = number ORDER BY number");

    private bool _isClosed;

    /// <summary>Reads nothing any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>The head of a stream, and whether it can be believed at all.</summary>
    public async Task<StreamHead> Head(string stream, CancellationToken cancellation)
    {
        // A stream without a head must be empty. Where it is not, a head is told that its entries cannot have, so that
        // whoever reads it takes it for what it is: damaged.
        var heads = await Rows(
            new(
                "SELECT head.sequence, head.hash, (SELECT max(sequence) FROM entry WHERE entry.stream = $1) "
                + "FROM (SELECT 1) AS one LEFT JOIN stream_head head ON head.stream = $1",
                stream),
            row => (row.IsDBNull(0), row.IsDBNull(2)) switch
            {
                (false, _) => new StreamHead(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
                (_, false) => StreamHead.None with { Sequence = Math.Max(row.GetInt32(2), 1) },
                _ => StreamHead.None,
            },
            cancellation);
        return heads[0];
    }

    public async Task<StreamStart> Start(string stream, CancellationToken cancellation)
    {
        var rows = await Rows(
            new(
                "SELECT lane, position, first.hash, body, stream, first.sequence, type, head.sequence, head.hash "
                + "FROM (SELECT 1) AS one "
                + "LEFT JOIN (SELECT sequence, hash FROM stream_head WHERE stream_head.stream = $1) AS head ON true "
                + $"LEFT JOIN ({EntryText} WHERE stream = $1 AND sequence >= 1 ORDER BY sequence LIMIT $2) AS first "
                + "ON true ORDER BY first.sequence",
                stream,
                StreamStart.Most),
            row => (
                Head: row.IsDBNull(7) ? null : new StreamHead(row.GetInt32(7), row.GetFieldValue<byte[]>(8)),
                Entry: row.IsDBNull(5) ? null : EntryOf(row)),
            cancellation);
        var entries = rows.Select(row => row.Entry).OfType<StoredEntry>().ToArray();
        return new(
            rows[0].Head ?? (entries.Length == 0 ? StreamHead.None : await Head(stream, cancellation)), entries);
    }

    public async IAsyncEnumerable<StoredEntry> Stream(
        string stream, int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = (long)from;
        for (var size = FirstPage; ; size = Math.Min(size * 4, ReadPage))
        {
            var page = await Rows(
                new($"{EntryText} WHERE stream = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3", stream, next, size),
                EntryOf,
                cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < size)
            {
                yield break;
            }

            next = page[^1].Sequence + 1;
        }
    }

    public IAsyncEnumerable<StoredEntry> Lane(int lane, long from, CancellationToken cancellation) => Lane(
        from,
        next => new(
            $"{EntryText} WHERE lane = $1 AND position >= $2 ORDER BY position LIMIT $3", lane, next, ReadPage),
        cancellation);

    public IAsyncEnumerable<StoredEntry> Lane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) => Lane(
            from,
            next => new(
                $"{EntryText} WHERE lane = $1 AND position >= $2 AND type = ANY($4) ORDER BY position LIMIT $3",
                lane,
                next,
                ReadPage,
                types.ToArray()),
            cancellation);

    private async IAsyncEnumerable<StoredEntry> Lane(
        long from, Func<long, PostgresQuery> pageFrom, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await Rows(pageFrom(from), EntryOf, cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < ReadPage)
            {
                yield break;
            }

            from = page[^1].Position + 1;
        }
    }

    public async Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) => (await Rows(
            new(
                "SELECT stream, sequence, lane, position FROM unnest($1, $2) AS asked (stream, sequence) "
                + "JOIN entry USING (stream, sequence)",
                entries.Select(entry => entry.Stream).ToArray(),
                entries.Select(entry => (int)entry.Sequence).ToArray()),
            row => ((row.GetString(0), (long)row.GetInt32(1)), new EntryPlace(row.GetInt32(2), row.GetInt64(3))),
            cancellation)).ToDictionary(row => row.Item1, row => row.Item2);

    /// <summary>The size of each lane, by its number; a number without a lane has none.</summary>
    /// <summary>What the clock of the database's machine says.</summary>
    public async Task<DateTimeOffset> Now(CancellationToken cancellation) =>
        (await Rows(new("SELECT clock_timestamp()"), row => row.GetFieldValue<DateTimeOffset>(0), cancellation))[0];

    public async Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) =>
        [.. await Rows(SizesQuery, row => row.GetInt64(0), cancellation)];

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => Use(
            async connection =>
            {
                // One moment for both answers, or the positions would not be those the rows are true for.
                await using var transaction = await connection.BeginTransactionAsync(
                    System.Data.IsolationLevel.RepeatableRead, cancellation);
                var held = await new PostgresQuery(
                    $"{PostgresLists.HeldText} ORDER BY \"case\", slot, seat", officer.Value)
                    .Rows(connection, PostgresLists.ResponsibilityOf, cancellation);
                var sizes = await SizesQuery.Rows(connection, row => row.GetInt64(0), cancellation);
                await transaction.CommitAsync(cancellation);
                return (held.ToImmutableArray(), sizes.ToImmutableArray());
            },
            cancellation);

    public async Task<LedgerCounts> Count(CancellationToken cancellation) => (await Rows(
        new(
            "SELECT (SELECT coalesce(sum(size), 0)::bigint FROM lane), count(*) FILTER (WHERE status = 'open'), "
            + "count(*) FILTER (WHERE status = 'closed') FROM case_head"),
        row => new LedgerCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
        cancellation))[0];

    public async Task<string?> PackContent(PackVersion version, CancellationToken cancellation) => (await Rows(
        new("SELECT content FROM pack_content WHERE version = $1", version.Value),
        row => row.GetString(0),
        cancellation)).FirstOrDefault();

    public Task<List<T>> Rows<T>(
        PostgresQuery query, Func<NpgsqlDataReader, T> map, CancellationToken cancellation) =>
        Use(connection => query.Rows(connection, map, cancellation), cancellation);

    /// <summary>A row of <c>entry</c>: its columns in the order that every query of it names them.</summary>
    public static StoredEntry EntryOf(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3))
        {
            Stream = row.GetString(4),
            Sequence = row.GetInt32(5),
            Type = row.GetString(6),
        };

    private Task<T> Use<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation) => _isClosed
        ? throw new LedgerFailure($"the store {source.Name} is closed; submit again when the grid is back")
        : source.Read(read, cancellation);
}
