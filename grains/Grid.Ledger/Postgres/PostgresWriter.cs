using System.Globalization;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// One write transaction a batch, on a connection of its own. What a lost answer left open is settled by the size of
/// the lane before anything else is written.
/// </summary>
internal sealed class PostgresWriter(PostgresSource source, NpgsqlConnection first, (int Lane, long Epoch) ours)
    : IAsyncDisposable
{
    private const string Moved = "GR001";
    private const string NotOurs = "GR002";
    private const string OtherSize = "GR003";

    // Two silos that hold the same stream for a moment may lock each other out; the database ends one of them.
    private const int DeadlocksMax = 5;

    private readonly PostgresCalls _calls = new(ours);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TaskCompletionSource _fenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NpgsqlConnection? _connection = first;
    private bool _isLocked = true;
    private long? _size;
    private bool _isClosed;

    public int Lane => ours.Lane;

    // A connection that broke while it was idle says so when it is asked; when it is used, what it throws is nothing of
    // the database.
    private bool IsConnected => _connection is { FullState: System.Data.ConnectionState.Open };

    /// <summary>Done once another silo has taken the lane: this one writes nothing any more.</summary>
    public Task Fenced => _fenced.Task;

    public async Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Write(batch);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes the size of the lane as it is.</summary>
    public async Task Probe(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var size = await Size(
                await Connect(), "UPDATE lane SET size = size WHERE lane = $1 AND epoch = $2 RETURNING size");
            _size = _size is null || _size == size ? size : throw await Resized();
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            await Disconnect();
            throw source.Failure(failed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says who holds the lane.</summary>
    public async Task Name(string holder, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await PostgresLane.Name(await Connect(), ours, holder, cancellation);
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            throw source.Failure(failed);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _isClosed = true;
            await Disconnect();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ImmutableArray<AppendOutcome>> Write(ImmutableArray<AppendRequest> batch)
    {
        var outcomes = new AppendOutcome?[batch.Length];
        for (var deadlocks = 0; ;)
        {
            var parts = Split(batch, outcomes);
            if (parts.Count == 0)
            {
                return [.. outcomes.Select(outcome => outcome!)];
            }

            try
            {
                Place(parts, batch, outcomes, await Commit(parts, batch));
            }
            catch (PostgresException moved) when (moved.SqlState == Moved)
            {
                Mark(moved, parts, batch, outcomes);
            }
            catch (PostgresException deadlock) when (
                deadlock.SqlState is PostgresErrorCodes.DeadlockDetected && ++deadlocks < DeadlocksMax)
            {
                // Nothing was written: once more, behind the other.
            }
        }
    }

    private static List<PostgresPart> Split(ImmutableArray<AppendRequest> batch, AppendOutcome?[] outcomes)
    {
        var parts = new List<PostgresPart>(1);
        for (var i = 0; i < batch.Length; i++)
        {
            if (outcomes[i] is null)
            {
                if (parts.Count == 0 || !parts[^1].Takes(batch[i]))
                {
                    parts.Add(new());
                }

                parts[^1].Add(i, batch[i]);
            }
        }

        return parts;
    }

    /// <summary>Writes all parts in one transaction; says at which position, behind the last known.</summary>
    private async Task<long> Commit(List<PostgresPart> parts, ImmutableArray<AppendRequest> batch)
    {
        var isAlone = parts.Any(part => part.Requests.Any(request => batch[request].IsReliedOn));
        var entries = parts.Sum(part => (long)part.Entries);
        for (var isRetry = false; ; isRetry = true)
        {
            var before = await Settled();
            try
            {
                await Execute(parts, before, isAlone);
                _size = before + entries;
                return before;
            }
            catch (PostgresException told) when (told.SqlState == OtherSize)
            {
                throw await Resized();
            }
            catch (PostgresException told) when (!PostgresSource.IsConnectionLost(told))
            {
                // The database itself says that it has written nothing. What it was still writing when the answer was
                // lost may be there by now, though, and then the lane is longer than it was.
                _size = isRetry ? null : _size;
                throw Translate(told);
            }
            catch (Exception failed) when (PostgresSource.IsOfDatabase(failed) || !IsConnected)
            {
                // The answer is lost, and the commit perhaps is not. Only the size of our lane knows, for nobody else
                // writes to it under our epoch.
                await Disconnect();
                _size = null;
                var after = await Settled();
                if (after == before + entries)
                {
                    return before;
                }

                if (isRetry)
                {
                    throw source.Failure(failed);
                }
            }
        }
    }

    private async Task Execute(List<PostgresPart> parts, long size, bool isAlone)
    {
        await using var batch = _calls.Of(_connection!, parts, size, isAlone);
        await batch.ExecuteNonQueryAsync();
    }

    private void Place(
        List<PostgresPart> parts, ImmutableArray<AppendRequest> batch, AppendOutcome?[] outcomes, long position)
    {
        foreach (var request in parts.SelectMany(part => part.Requests))
        {
            position += batch[request].Entries.Length;
            outcomes[request] = new AppendOutcome.Appended(ours.Lane, position - 1);
        }
    }

    // "0 stale 1,5": the part, which arrays, and the places in them.
    private static void Mark(
        PostgresException moved,
        List<PostgresPart> parts,
        ImmutableArray<AppendRequest> batch,
        AppendOutcome?[] outcomes)
    {
        if (moved.MessageText.Split(' ') is not [var part, var kind, var places])
        {
            throw new LedgerFailure($"the database does not say which head has moved: {moved.MessageText}");
        }

        var named = parts[int.Parse(part, CultureInfo.InvariantCulture)].Named(
            kind,
            [.. places.Split(',').Select(place => int.Parse(place, CultureInfo.InvariantCulture))],
            batch);
        foreach (var (request, outcome) in named)
        {
            outcomes[request] = outcome;
        }
    }

    private Exception Translate(PostgresException told)
    {
        if (told.SqlState is Moved or PostgresErrorCodes.DeadlockDetected)
        {
            return told;
        }

        if (told.SqlState == NotOurs)
        {
            return FencedOff();
        }

        if (told is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "entry_pkey" })
        {
            return new LedgerFailure(
                $"{source.Name} is damaged: lane {ours.Lane} has entries beyond its size; run `grid verify` on it");
        }

        // Data that cannot be stored as it is: too long for an index, not text, twice where it may be once.
        return told.SqlState is PostgresErrorCodes.ProgramLimitExceeded
            || told.SqlState.StartsWith("22", StringComparison.Ordinal)
            || told.SqlState.StartsWith("23", StringComparison.Ordinal)
            ? new UnstorableDataException(told.MessageText, told)
            : source.Failure(told);
    }

    // What was still being written when its answer was lost may have become durable since; then the lane ends with its
    // last entry. Else somebody has changed its size, and what is written behind it would stand behind a hole.
    private async Task<LedgerFailure> Resized()
    {
        _size = null;
        try
        {
            if (await PostgresLaneCheck.Damage(await Connect(), ours.Lane) is not { } damage)
            {
                return new($"lane {ours.Lane} of {source.Name} has grown by what was thought lost; submit again");
            }

            _fenced.TrySetResult();
            return new($"{source.Name} is damaged: {damage}. Nothing is written any more; run `grid verify` on it");
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            await Disconnect();
            return source.Failure(failed);
        }
    }

    private LedgerFailure FencedOff()
    {
        _fenced.TrySetResult();
        return new(
            $"another silo has taken lane {ours.Lane} of {source.Name}; this one is fenced off and must be restarted");
    }

    /// <summary>The size of our lane, once whatever was under way has ended.</summary>
    private async Task<long> Settled()
    {
        // Without its lock the lane would pass for free to a silo that starts.
        if (!_isClosed && IsConnected && _isLocked && _size is { } known)
        {
            return known;
        }

        try
        {
            // The row waits for a transaction of ours that the database has not given up yet.
            var size = await Size(
                await Connect(), "SELECT size FROM lane WHERE lane = $1 AND epoch = $2 FOR UPDATE");
            _size = size;
            return size;
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            await Disconnect();
            throw source.Failure(failed);
        }
    }

    private async Task<long> Size(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = ours.Lane }, new() { Value = ours.Epoch } },
        };
        return await command.ExecuteScalarAsync() is long size ? size : throw FencedOff();
    }

    private async Task<NpgsqlConnection> Connect()
    {
        if (_isClosed)
        {
            throw new LedgerFailure($"the store {source.Name} is closed; submit again when the grid is back");
        }

        if (!IsConnected)
        {
            await Disconnect();
            _connection = await source.OpenWriter();
            _isLocked = false;
        }

        // The database may not have buried the connection before this one yet, which holds the lock still.
        _isLocked = _isLocked || await PostgresLane.TryLock(_connection!, ours.Lane, CancellationToken.None);
        return _connection!;
    }

    private async Task Disconnect()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await PostgresSource.CloseWriter(connection);
        }
    }
}
