using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Grid.Ledger.Sqlite;

/// <summary>The prepared statements of the writer.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    // Plain statements, not a SqliteTransaction: that one cannot be ended once SQLite has rolled back by itself, as it
    // does when the disk is full.
    private readonly SqliteCommand _begin = Prepare(connection, "BEGIN IMMEDIATE", 0);

    private readonly SqliteCommand _commit = Prepare(connection, "COMMIT", 0);

    private readonly SqliteCommand _rollback = Prepare(connection, "ROLLBACK", 0);

    private readonly SqliteCommand _laneSize = Prepare(
        connection, "SELECT size FROM lane WHERE lane = 0 AND epoch = $1", 1);

    private readonly SqliteCommand _end = Prepare(connection, "SELECT coalesce(max(position) + 1, 0) FROM entry", 0);

    private readonly SqliteCommand _setLaneSize = Prepare(
        connection, "UPDATE lane SET size = $2 WHERE lane = 0 AND epoch = $1", 2);

    private readonly SqliteCommand _head = Prepare(
        connection, "SELECT sequence, hash FROM stream_head WHERE stream = $1", 1);

    private readonly SqliteCommand _setHead = Prepare(
        connection,
        "INSERT INTO stream_head (stream, sequence, hash) VALUES ($1, $2, $3) "
        + "ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash",
        3);

    private readonly SqliteCommand _insertEntry = Prepare(
        connection,
        "INSERT INTO entry (position, lane, stream, sequence, type, hash, body) "
        + "VALUES ($1, 0, $2, $3, $4, $5, CAST($6 AS TEXT))",
        6);

    private readonly SqliteCommand _insertText = Prepare(
        connection, "INSERT OR IGNORE INTO personal_text (digest, salt, text) VALUES ($1, $2, $3)", 3);

    private readonly SqliteCommand _insertPack = Prepare(
        connection, "INSERT OR IGNORE INTO pack_content (version, content) VALUES ($1, $2)", 2);

    private readonly SqliteCommand _setCaseHead = Prepare(
        connection,
        "INSERT INTO case_head (\"case\", procedure, stage, unit, status) VALUES ($1, $2, $3, $4, $5)",
        5);

    private readonly SqliteCommand _moveCase = Prepare(
        connection,
        "UPDATE case_head SET procedure = coalesce($2, procedure), stage = coalesce($3, stage), "
        + "unit = coalesce($4, unit), status = coalesce($5, status) WHERE \"case\" = $1",
        5);

    private readonly SqliteCommand _setHolding = Prepare(
        connection,
        "INSERT OR REPLACE INTO holding (\"case\", slot, seat, acting, officer, since, sequence) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        7);

    private readonly SqliteCommand _dropHolding = Prepare(
        connection, "DELETE FROM holding WHERE \"case\" = $1 AND slot = $2 AND seat = $3 AND acting = $4", 4);

    private readonly SqliteCommand _dropHoldings = Prepare(connection, "DELETE FROM holding WHERE \"case\" = $1", 1);

    private readonly SqliteCommand _setClock = Prepare(
        connection,
        "INSERT OR REPLACE INTO clock (\"case\", clock, warning, level, due, sequence, shard) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        7);

    private readonly SqliteCommand _dropClock = Prepare(
        connection, "DELETE FROM clock WHERE \"case\" = $1 AND clock = $2 AND warning = $3", 3);

    private readonly SqliteCommand _dropClocks = Prepare(
        connection, "DELETE FROM clock WHERE \"case\" = $1 AND ($2 IS NULL OR clock = $2)", 2);

    private SqliteCheckpointWrites? _checkpoints;

    /// <summary>The statements for tiles and checkpoints, prepared with the first of them.</summary>
    public SqliteCheckpointWrites Checkpoints => _checkpoints ??= new(connection);

    private IEnumerable<SqliteCommand> All =>
    [
        _begin, _commit, _rollback, _laneSize, _end, _setLaneSize, _head, _setHead, _insertEntry, _insertText,
        _insertPack, _setCaseHead, _moveCase, _setHolding, _dropHolding, _dropHoldings, _setClock, _dropClock,
        _dropClocks,
    ];

    /// <summary>Begins a transaction that nobody else can write in.</summary>
    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>Ends the transaction, where SQLite has not done so already.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _rollback.ExecuteNonQuery();
        }
    }

    /// <summary>The size of the lane while its epoch is ours.</summary>
    public long? LaneSize(long epoch) => (long?)With(_laneSize, epoch).ExecuteScalar();

    /// <summary>Where the entries end, whatever the lane says.</summary>
    public long End() => (long)_end.ExecuteScalar()!;

    public void SetLaneSize(long epoch, long size) => With(_setLaneSize, epoch, size).ExecuteNonQuery();

    public StreamHead Head(string stream)
    {
        using var reader = With(_head, stream).ExecuteReader();
        return reader.Read() ? new(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)) : StreamHead.None;
    }

    public void SetHead(string stream, PendingEntry last) =>
        With(_setHead, stream, last.Sequence, last.Hash).ExecuteNonQuery();

    /// <summary>The body goes in as bytes, so that no encoder stands between the hash and what is stored.</summary>
    public void InsertEntry(long position, string stream, PendingEntry entry) => With(
        _insertEntry, position, stream, entry.Sequence, entry.Type, entry.Hash, entry.Body).ExecuteNonQuery();

    /// <summary>What goes to the side tables with a command.</summary>
    public void InsertSides(AppendRequest request)
    {
        foreach (var text in request.Texts)
        {
            With(_insertText, text.Digest.Value, text.Salt, text.Text).ExecuteNonQuery();
        }

        if (request.Pack is { } pack)
        {
            With(_insertPack, pack.Version.Value, pack.Content).ExecuteNonQuery();
        }
    }

    public void ApplyIndex(ImmutableArray<IndexChange> changes)
    {
        foreach (var change in changes)
        {
            StatementOf(change).ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        foreach (var command in All)
        {
            command.Dispose();
        }

        _checkpoints?.Dispose();
    }

    private SqliteCommand StatementOf(IndexChange change) => change switch
    {
        IndexChange.SetCaseHead { Head: var head } => With(
            _setCaseHead, head.Case, head.Procedure, head.Stage, head.Unit, head.Status),
        IndexChange.MoveCase moved => With(
            _moveCase, moved.Case, moved.Procedure, moved.Stage, moved.Unit, moved.Status),
        IndexChange.SetHolding { Holding: var held } => With(
            _setHolding,
            held.Key.Case,
            held.Key.Slot,
            held.Key.Seat,
            held.Key.IsActing ? 1 : 0,
            held.Officer,
            held.Since,
            held.Sequence),
        IndexChange.DropHolding { Key: var key } => With(
            _dropHolding, key.Case, key.Slot, key.Seat, key.IsActing ? 1 : 0),
        IndexChange.DropHoldings drop => With(_dropHoldings, drop.Case),
        IndexChange.SetClock { Row: var row } => With(
            _setClock,
            row.Key.Case,
            row.Key.Clock,
            row.Key.Warning,
            row.Level,
            row.Due,
            row.Sequence,
            ClockShards.Of(row.Key.Case)),
        IndexChange.DropClock { Key: var key } => With(_dropClock, key.Case, key.Clock, key.Warning),
        IndexChange.DropClocks drop => With(_dropClocks, drop.Case, drop.Clock),
        _ => throw new System.Diagnostics.UnreachableException($"no statement for {change.GetType().Name}"),
    };

    private static SqliteCommand With(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        command.Prepare();
        return command;
    }
}
