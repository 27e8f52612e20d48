using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>
/// One write transaction a batch, on a thread of its own: SQLite's calls block, and a commit waits for the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int Constraint = 19;
    private const int TooBig = 18;
    private const int Mismatch = 20;

    private readonly SqliteFile _file;
    private readonly long _epoch;
    private SqliteConnection? _connection;
    private SqliteStatements? _statements;

    public SqliteWriter(SqliteFile file, long epoch)
    {
        _file = file;
        _epoch = epoch;
        Reconnect();
    }

    public ImmutableArray<AppendOutcome> Append(ImmutableArray<AppendRequest> batch)
    {
        try
        {
            if (_connection is null)
            {
                Reconnect();
            }

            return Write(batch);
        }
        catch (SqliteException failed)
        {
            // What the transaction holds is gone with the connection; the next batch reads the lane's size anew.
            Disconnect();
            throw failed.SqliteErrorCode is Constraint or TooBig or Mismatch
                ? new UnstorableDataException(failed.Message, failed)
                : new LedgerFailure(SqliteFile.Unavailable(_file.Path, failed).Message, failed);
        }
    }

    public void Dispose() => Disconnect();

    private ImmutableArray<AppendOutcome> Write(ImmutableArray<AppendRequest> batch)
    {
        using var transaction = _connection!.BeginTransaction(deferred: false);
        var statements = _statements!;
        statements.Join(transaction);
        var before = statements.LaneSize(_epoch) ?? throw new LedgerFailure(
            $"another process has opened {_file.Path} for writing; this one is fenced off and must be restarted");
        var size = before;
        var outcomes = ImmutableArray.CreateBuilder<AppendOutcome>(batch.Length);
        foreach (var request in batch)
        {
            if (Refused(statements, request) is { } refused)
            {
                outcomes.Add(refused);
                continue;
            }

            foreach (var entry in request.Entries)
            {
                statements.InsertEntry(size++, request.Stream, entry);
                statements.ApplyIndex(entry.Index);
            }

            statements.SetHead(request.Stream, request.Entries[^1]);
            statements.InsertSides(request);
            outcomes.Add(new AppendOutcome.Appended(0, size - 1));
        }

        if (size > before)
        {
            statements.SetLaneSize(_epoch, size);
            Commit(transaction, statements, size);
        }

        return outcomes.ToImmutable();
    }

    private static AppendOutcome? Refused(SqliteStatements statements, AppendRequest request)
    {
        if (!statements.Head(request.Stream).IsSame(request.Expected))
        {
            return new AppendOutcome.Fenced();
        }

        foreach (var (stream, sequence) in request.Relied)
        {
            if (statements.Head(stream).Sequence != sequence)
            {
                return new AppendOutcome.Stale(stream);
            }
        }

        return null;
    }

    // A commit whose answer is an error may have reached the disk all the same: the lane's size says which.
    private void Commit(SqliteTransaction transaction, SqliteStatements statements, long size)
    {
        try
        {
            transaction.Commit();
        }
        catch (SqliteException)
        {
            Disconnect();
            Reconnect();
            if (_statements!.LaneSize(_epoch) != size)
            {
                throw;
            }
        }
    }

    private void Reconnect()
    {
        _connection = _file.Connect(SqliteOpenMode.ReadWrite);
        _statements = new(_connection);
    }

    private void Disconnect()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        (_statements, _connection) = (null, null);
    }
}
