using System.Globalization;
using System.Text.Json;
using Grid.Contracts.Views;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Grid.Ledger.Sqlite;

/// <summary>The queries of one reading connection.</summary>
internal sealed class SqliteReads(SqliteConnection connection) : IDisposable
{
    private const string EntryColumns = "lane, position, hash, body, stream, sequence, type";

    private readonly SqliteCommand _head = Query(
        connection, "SELECT sequence, hash FROM stream_head WHERE stream = $1", 1);

    private readonly SqliteCommand _last = Query(
        connection, "SELECT sequence FROM entry WHERE stream = $1 ORDER BY sequence DESC LIMIT 1", 1);

    private readonly SqliteCommand _start = Query(
        connection,
        $"SELECT {EntryColumns}, head, head_hash FROM (SELECT 1) "
        + "LEFT JOIN (SELECT sequence AS head, hash AS head_hash FROM stream_head WHERE stream = $1) "
        + $"LEFT JOIN (SELECT {EntryColumns} FROM entry WHERE stream = $1 AND sequence >= 1 "
        + "ORDER BY sequence LIMIT $2) ORDER BY sequence",
        2);

    private readonly SqliteCommand _stream = Query(
        connection,
        $"SELECT {EntryColumns} FROM entry WHERE stream = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3",
        3);

    private readonly SqliteCommand _lane = Query(
        connection, $"SELECT {EntryColumns} FROM entry WHERE position >= $1 ORDER BY position LIMIT $2", 2);

    private readonly SqliteCommand _laneOf = Query(
        connection,
        $"SELECT {EntryColumns} FROM entry WHERE position >= $1 AND type IN (SELECT value FROM json_each($2)) "
        + "ORDER BY position LIMIT $3",
        3);

    private readonly SqliteCommand _place = Query(
        connection, "SELECT lane, position FROM entry WHERE stream = $1 AND sequence = $2", 2);

    private readonly SqliteCommand _heldBy = Query(
        connection,
        "SELECT \"case\", slot, seat, acting, since FROM holding h WHERE officer = $1 AND NOT EXISTS ("
        + "SELECT 1 FROM holding a WHERE a.\"case\" = h.\"case\" AND a.slot = h.slot AND a.seat = h.seat "
        + "AND a.acting = 1 AND h.acting = 0) ORDER BY \"case\", slot, seat",
        1);

    private readonly SqliteCommand _size = Query(connection, "SELECT size FROM lane ORDER BY lane", 0);

    private readonly SqliteCommand _count = Query(
        connection,
        "SELECT (SELECT sum(size) FROM lane), count(*) FILTER (WHERE status = 'open'), "
        + "count(*) FILTER (WHERE status = 'closed') FROM case_head",
        0);

    private readonly SqliteCommand _pack = Query(
        connection, "SELECT content FROM pack_content WHERE version = $1", 1);

    private SqliteLists? _lists;
    private SqliteCheckpointReads? _checkpoints;

    /// <summary>The queries for lists, prepared with the first of them.</summary>
    public SqliteLists Lists => _lists ??= new(connection);

    /// <summary>The queries for tiles and checkpoints, prepared with the first of them.</summary>
    public SqliteCheckpointReads Checkpoints => _checkpoints ??= new(connection);

    public StreamHead Head(string stream)
    {
        using (var reader = With(_head, stream).ExecuteReader())
        {
            if (reader.Read())
            {
                return new(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1));
            }
        }

        // A stream without a head must be empty. Where it is not, a head is told that its entries cannot have, so that
        // whoever reads it takes it for what it is: damaged.
        return With(_last, stream).ExecuteScalar() is long last
            ? StreamHead.None with { Sequence = (int)Math.Clamp(last, 1, int.MaxValue) }
            : StreamHead.None;
    }

    /// <summary>How streams start, all as of one moment.</summary>
    public ImmutableArray<StreamStart> Starts(ImmutableArray<string> streams)
    {
        if (streams.Length == 1)
        {
            return [Start(streams[0])];
        }

        using var transaction = connection.BeginTransaction(deferred: true);
        ImmutableArray<SqliteCommand> commands = [_start, _head, _last];
        foreach (var command in commands)
        {
            command.Transaction = transaction;
        }

        try
        {
            ImmutableArray<StreamStart> starts = [.. streams.Select(Start)];
            transaction.Commit();
            return starts;
        }
        finally
        {
            foreach (var command in commands)
            {
                command.Transaction = null;
            }
        }
    }

    private StreamStart Start(string stream)
    {
        var (head, entries) = ((StreamHead?)null, new List<StoredEntry>());
        using (var reader = With(_start, stream, StreamStart.Most).ExecuteReader())
        {
            while (reader.Read())
            {
                head ??= reader.IsDBNull(7) ? null : new(reader.GetInt32(7), reader.GetFieldValue<byte[]>(8));
                if (!reader.IsDBNull(5))
                {
                    entries.Add(EntryOf(reader));
                }
            }
        }

        return new(head ?? (entries.Count == 0 ? StreamHead.None : Head(stream)), entries);
    }

    public List<StoredEntry> StreamPage(string stream, long from, int count) =>
        Entries(With(_stream, stream, from, count));

    public List<StoredEntry> LanePage(long from, int count) => Entries(With(_lane, from, count));

    public List<StoredEntry> LanePage(long from, ImmutableArray<string> types, int count) =>
        Entries(With(_laneOf, from, JsonSerializer.Serialize(types), count));

    public IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries)
    {
        var places = new Dictionary<(string Stream, long Sequence), EntryPlace>(entries.Count);
        foreach (var (stream, sequence) in entries)
        {
            using var reader = With(_place, stream, sequence).ExecuteReader();
            if (reader.Read())
            {
                places[(stream, sequence)] = new(reader.GetInt32(0), reader.GetInt64(1));
            }
        }

        return places;
    }

    public ImmutableArray<long> Sizes()
    {
        using var reader = _size.ExecuteReader();
        var sizes = ImmutableArray.CreateBuilder<long>(1);
        while (reader.Read())
        {
            sizes.Add(reader.GetInt64(0));
        }

        return sizes.ToImmutable();
    }

    public LedgerCounts Count()
    {
        using var reader = _count.ExecuteReader();
        reader.Read();
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public string? PackContent(PackVersion version) => (string?)With(_pack, version.Value).ExecuteScalar();

    public (ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor) HeldBy(OfficerId officer)
    {
        // One snapshot for both answers, or the position would not be the one the rows are true for.
        using var transaction = connection.BeginTransaction(deferred: true);
        _heldBy.Transaction = _size.Transaction = transaction;
        var held = ImmutableArray.CreateBuilder<LiveResponsibility>();
        using (var reader = With(_heldBy, officer.Value).ExecuteReader())
        {
            while (reader.Read())
            {
                held.Add(ResponsibilityOf(reader));
            }
        }

        var size = _size.ExecuteScalar() is long stored ? stored : 0;
        transaction.Commit();
        _heldBy.Transaction = _size.Transaction = null;
        return (held.ToImmutable(), [size]);
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)
            [_head, _last, _start, _stream, _lane, _laneOf, _place, _heldBy, _size, _count, _pack])
        {
            command.Dispose();
        }

        _lists?.Dispose();
        _checkpoints?.Dispose();
        connection.Dispose();
    }

    public static LiveResponsibility ResponsibilityOf(SqliteDataReader reader) => new(
        new(reader.GetString(0)),
        new(reader.GetString(1)),
        reader.GetInt32(2),
        reader.GetInt64(3) == 1,
        reader.GetString(4));

    public static SqliteCommand With(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    public static SqliteCommand Query(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static List<StoredEntry> Entries(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var entries = new List<StoredEntry>();
        while (reader.Read())
        {
            entries.Add(EntryOf(reader));
        }

        return entries;
    }

    // The body is read as bytes: text that is no longer UTF-8 must reach the verifier as it is.
    private static StoredEntry EntryOf(SqliteDataReader reader) =>
        new(reader.GetInt32(0), reader.GetInt64(1), Bytes(reader, 2), Bytes(reader, 3))
        {
            Stream = Text(reader, 4),
            Sequence = reader.GetInt64(5),
            Type = Text(reader, 6),
        };

    private static byte[] Bytes(SqliteDataReader reader, int column) =>
        raw.sqlite3_column_blob(reader.Handle, column).ToArray();

    private static string Text(SqliteDataReader reader, int column) =>
        Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "";
}
