using Grid.Ledger.Checkpoints;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>
/// One write transaction a batch, on a thread of its own: SQLite's calls block, and a commit waits for the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int Full = 13;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    // A probe writes a page and an append many: what is left for the one says nothing of the other.
    private const long RoomMin = 1 << 20;

    private readonly SqliteFile _file;
    private readonly long _epoch;
    private SqliteConnection? _connection;
    private SqliteStatements? _statements;
    private long? _size;

    public SqliteWriter(SqliteFile file, long epoch)
    {
        _file = file;
        _epoch = epoch;
        Connect();
    }

    public ImmutableArray<AppendOutcome> Append(ImmutableArray<AppendRequest> batch) =>
        Guarded(statements => Write(batch, statements));

    /// <summary>Writes the size of the lane as it is, where there is room for more than that.</summary>
    /// <returns>That size.</returns>
    public long Probe() => new DriveInfo(Path.GetFullPath(_file.Path)).AvailableFreeSpace >= RoomMin
        ? Guarded(Rewrite)
        : throw new LedgerFailure($"the disk that holds {_file.Path} is full; free space and try again");

    /// <summary>Keeps tiles and a bundle.</summary>
    /// <returns>How many tiles.</returns>
    public int Keep(ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle)
    {
        Keep(checkpoints => checkpoints.Keep(tiles, bundle));
        return tiles.Length;
    }

    /// <summary>Keeps a verification that went well.</summary>
    /// <returns>How many entries it was of.</returns>
    public long Keep(LastVerification verified)
    {
        Keep(checkpoints => checkpoints.Keep(verified));
        return verified.Entries;
    }

    private void Keep(Action<SqliteCheckpointWrites> keep) => Guarded(statements =>
    {
        statements.Begin();
        try
        {
            // Not without our epoch: whoever has taken the store over goes on from his own tiles.
            SizeOfOurLane(statements);
            keep(statements.Checkpoints);
            statements.Commit();
            return true;
        }
        catch
        {
            Rollback();
            throw;
        }
    });

    public void Dispose() => Disconnect();

    private T Guarded<T>(Func<SqliteStatements, T> write)
    {
        try
        {
            return write(_statements ?? Connect());
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode is Constraint or TooBig or Mismatch)
        {
            throw new UnstorableDataException(failed.Message, failed);
        }
        catch (SqliteException failed)
        {
            // A full disk is waited out on the same connection: to make another needs room as well. For the rest, what
            // the transaction holds is gone with the connection; the next batch reads the lane's size anew.
            if (failed.SqliteErrorCode != Full)
            {
                Disconnect();
            }

            throw new LedgerFailure(SqliteFile.Unavailable(_file.Path, failed).Message, failed);
        }
    }

    private long Rewrite(SqliteStatements statements)
    {
        statements.Begin();
        try
        {
            var size = SizeOfOurLane(statements);
            statements.SetLaneSize(_epoch, size);
            statements.Commit();
            return size;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private ImmutableArray<AppendOutcome> Write(ImmutableArray<AppendRequest> batch, SqliteStatements statements)
    {
        statements.Begin();
        try
        {
            var before = SizeOfOurLane(statements);
            var (outcomes, size) = Insert(batch, statements, before);
            if (size == before)
            {
                statements.Rollback();
                return outcomes;
            }

            statements.SetLaneSize(_epoch, size);
            Commit(statements, size);
            _size = size;
            return outcomes;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    // INVARIANT: nothing is written but under our own epoch, and behind every entry. Where the last ones are gone,
    // their positions stay empty: their streams are sealed, verification names them, and the others go on.
    private long SizeOfOurLane(SqliteStatements statements)
    {
        var size = statements.LaneSize(_epoch) ?? throw new LedgerFailure(
            $"another process has opened {_file.Path} for writing; this one is fenced off and must be restarted");
        if (_size is { } known && known != size)
        {
            throw new LedgerFailure(
                $"{_file.Path} is damaged: its lane says {size} entries, and {known} were written to it; nothing is "
                + $"written any more; run `grid verify --store sqlite:{_file.Path}`");
        }

        return statements.End() <= size ? size : throw new LedgerFailure(
            $"{_file.Path} is damaged: its lane says {size} entries, but there are more, up to {statements.End()}; "
            + $"run `grid verify --store sqlite:{_file.Path}`");
    }

    private static (ImmutableArray<AppendOutcome> Outcomes, long Size) Insert(
        ImmutableArray<AppendRequest> batch, SqliteStatements statements, long size)
    {
        var outcomes = ImmutableArray.CreateBuilder<AppendOutcome>(batch.Length);
        // Nobody else writes while the transaction lasts, and many requests rely on the same few streams.
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        foreach (var request in batch)
        {
            if (Refused(request, HeadOf) is { } refused)
            {
                outcomes.Add(refused);
                continue;
            }

            foreach (var entry in request.Entries)
            {
                statements.InsertEntry(size++, request.Stream, entry);
                statements.ApplyIndex(entry.Index);
            }

            var last = request.Entries[^1];
            statements.SetHead(request.Stream, last);
            heads[request.Stream] = new(last.Sequence, last.Hash);
            statements.InsertSides(request);
            outcomes.Add(new AppendOutcome.Appended(0, size - 1));
        }

        return (outcomes.MoveToImmutable(), size);

        StreamHead HeadOf(string stream) =>
            heads.TryGetValue(stream, out var known) ? known : heads[stream] = statements.Head(stream);
    }

    private static AppendOutcome? Refused(AppendRequest request, Func<string, StreamHead> headOf)
    {
        if (!headOf(request.Stream).IsSame(request.Expected))
        {
            return new AppendOutcome.Fenced();
        }

        foreach (var (stream, sequence) in request.Relied)
        {
            if (headOf(stream).Sequence != sequence)
            {
                return new AppendOutcome.Stale(stream);
            }
        }

        return null;
    }

    // A commit whose answer is an error may have reached the disk all the same: the lane's size says which.
    private void Commit(SqliteStatements statements, long size)
    {
        try
        {
            statements.Commit();
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode != Full)
        {
            _size = null;
            Disconnect();
            if (SizeAfterFailure() != size)
            {
                throw;
            }
        }
    }

    // The failure of the commit is what an operator must hear of, not that of asking again.
    private long? SizeAfterFailure()
    {
        try
        {
            return Connect().LaneSize(_epoch);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private void Rollback()
    {
        try
        {
            _statements?.Rollback();
        }
        catch (SqliteException)
        {
            Disconnect();
        }
    }

    private SqliteStatements Connect()
    {
        var connection = _file.Connect(SqliteOpenMode.ReadWrite);
        try
        {
            _statements = new(connection);
            _connection = connection;
            return _statements;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Disconnect()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        (_statements, _connection) = (null, null);
    }
}
