using System.Runtime.CompilerServices;
using Grid.Contracts.Views;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger.Postgres;

/// <summary>The queries of the store. Each takes a connection of the pool for as long as it runs.</summary>
internal sealed class PostgresReads(PostgresSource source)
{
    // A page of a long stream or lane: no read holds a connection, or a moment of the database, for long.
    private const int ReadPage = 512;

    // Most streams are short, and to answer a repeated command takes its own entries alone.
    private const int FirstPage = 16;

    private const string EntryColumns = "lane, position, hash, body, stream, sequence, type";

    private bool _isClosed;

    /// <summary>Reads nothing any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>The head of a stream, and whether it can be believed at all.</summary>
    public async Task<StreamHead> Head(string stream, CancellationToken cancellation)
    {
        // A stream without a head must be empty. Where it is not, a head is told that its entries cannot have, so that
        // whoever reads it takes it for what it is: damaged.
        var heads = await Rows(
            "SELECT head.sequence, head.hash, (SELECT max(sequence) FROM entry WHERE entry.stream = $1) "
            + "FROM (SELECT 1) AS one LEFT JOIN stream_head head ON head.stream = $1",
            row => (row.IsDBNull(0), row.IsDBNull(2)) switch
            {
                (false, _) => new StreamHead(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
                (_, false) => StreamHead.None with { Sequence = Math.Max(row.GetInt32(2), 1) },
                _ => StreamHead.None,
            },
            cancellation,
            stream);
        return heads[0];
    }

    public async IAsyncEnumerable<StoredEntry> Stream(
        string stream, int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = (long)from;
        for (var size = FirstPage; ; size = Math.Min(size * 4, ReadPage))
        {
            var page = await Entries(
                "WHERE stream = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3", cancellation, stream, next, size);
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

    public async IAsyncEnumerable<StoredEntry> Lane(
        int lane, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await Entries(
                "WHERE lane = $1 AND position >= $2 ORDER BY position LIMIT $3", cancellation, lane, from, ReadPage);
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

    /// <summary>The size of each lane, by its number; a number without a lane has none.</summary>
    public async Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) =>
        [.. await Rows(SizesText, row => row.GetInt64(0), cancellation)];

    public async Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => await Use(
            async connection =>
            {
                // One moment for both answers, or the positions would not be those the rows are true for.
                await using var transaction = await connection.BeginTransactionAsync(
                    System.Data.IsolationLevel.RepeatableRead, cancellation);
                var held = await Read(
                    connection,
                    $"{PostgresLists.HeldText} ORDER BY \"case\", slot, seat",
                    PostgresLists.ResponsibilityOf,
                    cancellation,
                    officer.Value);
                var sizes = await Read(connection, SizesText, row => row.GetInt64(0), cancellation);
                await transaction.CommitAsync(cancellation);
                return (held.ToImmutableArray(), sizes.ToImmutableArray());
            },
            cancellation);

    public async Task<LedgerCounts> Count(CancellationToken cancellation) => (await Rows(
        "SELECT (SELECT coalesce(sum(size), 0)::bigint FROM lane), count(*) FILTER (WHERE status = 'open'), "
        + "count(*) FILTER (WHERE status = 'closed') FROM case_head",
        row => new LedgerCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
        cancellation))[0];

    public async Task<string?> PackContent(PackVersion version, CancellationToken cancellation) => (await Rows(
        "SELECT content FROM pack_content WHERE version = $1", row => row.GetString(0), cancellation, version.Value))
        .FirstOrDefault();

    public Task<List<T>> Rows<T>(
        string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellation, params object?[] values) =>
        Use(connection => Read(connection, sql, map, cancellation, values), cancellation);

    /// <summary>A row of <c>entry</c>: its columns in the order that every query of it names them.</summary>
    public static StoredEntry EntryOf(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3))
        {
            Stream = row.GetString(4),
            Sequence = row.GetInt32(5),
            Type = row.GetString(6),
        };

    private const string SizesText =
        "SELECT coalesce(lane.size, 0) FROM generate_series(0, (SELECT max(lane) FROM lane)) AS number "
        + "LEFT JOIN lane ON lane.lane = number ORDER BY number";

    private Task<T> Use<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellation) => _isClosed
        ? throw new LedgerFailure($"the store {source.Name} is closed; submit again when the grid is back")
        : source.Read(read, cancellation);

    private Task<List<StoredEntry>> Entries(string where, CancellationToken cancellation, params object?[] values) =>
        Rows($"SELECT {EntryColumns} FROM entry {where}", EntryOf, cancellation, values);

    private static async Task<List<T>> Read<T>(
        NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> map,
        CancellationToken cancellation,
        params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(ParameterOf(value));
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    // What is absent has a type all the same, which the database asks for.
    private static NpgsqlParameter ParameterOf(object? value) => value is null
        ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
        : new() { Value = value };
}
