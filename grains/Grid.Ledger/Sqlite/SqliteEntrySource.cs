using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Grid.Ledger.Sqlite;

/// <summary>The rows of <c>entry</c> by position, read without making an object of any of them.</summary>
internal sealed class SqliteEntrySource(SqliteConnection connection, string path) : EntrySource
{
    private const string Sql =
        "SELECT lane, position, sequence, hash, stream, type, body FROM entry ORDER BY position";

    private sqlite3_stmt? _statement;
    private LedgerFailure? _failure;
    private bool _isAtEnd;

    public override bool Read(EntryBatch batch)
    {
        try
        {
            while (_failure is null && !_isAtEnd && batch.Count < EntryBatch.RowsMax)
            {
                Step(batch);
            }
        }
        catch (SqliteException failed)
        {
            // What was read before it still counts.
            _failure = new(SqliteFile.Unavailable(path, failed).Message, failed);
        }

        return batch.Count > 0 || (_failure is null ? false : throw _failure);
    }

    public override void Dispose() => _statement?.Dispose();

    private void Step(EntryBatch batch)
    {
        if (_statement is null)
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, Sql, out _statement));
        }

        var answer = raw.sqlite3_step(_statement);
        if (answer == raw.SQLITE_DONE)
        {
            _isAtEnd = true;
            return;
        }

        Check(answer == raw.SQLITE_ROW ? raw.SQLITE_OK : answer);
        batch.Add(
            new(
                Number(0) is >= 0 and <= int.MaxValue and var lane ? (int)lane : -1,
                Number(1),
                Number(2)),
            raw.sqlite3_column_type(_statement, 3) == raw.SQLITE_BLOB ? raw.sqlite3_column_blob(_statement, 3) : [],
            new()
            {
                Stream = raw.sqlite3_column_blob(_statement, 4),
                Type = raw.sqlite3_column_blob(_statement, 5),
                Body = raw.sqlite3_column_blob(_statement, 6),
            });
    }

    private long Number(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_INTEGER
        ? raw.sqlite3_column_int64(_statement, column)
        : long.MinValue;

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, connection.Handle);
}
