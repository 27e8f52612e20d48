using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Grid.Contracts.Views;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The embedded store: one file, one process that writes, any number that read. It has lane 0 only.</summary>
internal sealed class SqliteLedgerStore : ILedgerStore
{
    private const int ReadersMax = 4;

    // A page of a long stream: reads never hold a snapshot open for long.
    private const int ReadPage = 512;

    // Most streams are short, and to answer a repeated command takes its own entries alone.
    private const int FirstPage = 16;

    private readonly SqliteFile _file;
    private readonly SqliteWriter? _writer;
    private readonly BlockingCollection<Action>? _work;
    private readonly Thread? _thread;
    private readonly SemaphoreSlim _readers = new(ReadersMax);
    private readonly ConcurrentBag<SqliteReads> _idle = [];
    private readonly SqliteStarts _starts;
    private bool _isClosed;

    private SqliteLedgerStore(SqliteFile file, SqliteWriter? writer)
    {
        _file = file;
        _writer = writer;
        _starts = new(read => Read(read, CancellationToken.None));
        if (writer is not null)
        {
            _work = [];
            _thread = new Thread(RunWork) { IsBackground = true, Name = "grid-sqlite-writer" };
            _thread.Start();
        }
    }

    public int Lane => 0;

    public bool IsShared => false;

    public StoredTables Tables => new SqliteTables(_file);

    public ICheckpointStore Checkpoints => new SqliteCheckpoints(this, _file.Path);

    /// <summary>Opens a store for writing, and makes it where there is none.</summary>
    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static SqliteLedgerStore Open(string path)
    {
        var (file, epoch) = SqliteFile.OpenForWriting(path);
        try
        {
            return new(file, new(file, epoch));
        }
        catch (SqliteException failed)
        {
            file.Dispose();
            throw SqliteFile.Unavailable(path, failed);
        }
    }

    /// <summary>Whether a process has the store open for writing. Nothing is opened, made or held for it.</summary>
    public static bool IsInUse(string path) => SqliteFile.IsInUse(path);

    /// <summary>Opens a store for reading, also beside a process that writes to it.</summary>
    /// <exception cref="StoreUnavailableException">It is missing, not ours, or cannot be read.</exception>
    public static SqliteLedgerStore OpenForReading(string path) => new(SqliteFile.OpenForReading(path), null);

    public Task<ImmutableArray<AppendOutcome>> Append(
        ImmutableArray<AppendRequest> batch, CancellationToken cancellation) =>
        Write(writer => writer.Append(batch), cancellation);

    public Task Probe(CancellationToken cancellation) => Write(writer => writer.Probe(), cancellation);

    // One row by its key: some microseconds, less than another thread would take to be told of it.
    public Task<StreamHead> Head(string stream, CancellationToken cancellation) =>
        Task.FromResult(Read(reads => reads.Head(stream)));

    public Task<StreamStart> Start(string stream, CancellationToken cancellation) => _starts.Of(stream, cancellation);

    public async IAsyncEnumerable<StoredEntry> ReadStream(
        string stream, int from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = (long)from;
        for (var size = FirstPage; ; size = Math.Min(size * 4, ReadPage))
        {
            var page = await Read(reads => reads.StreamPage(stream, next, size), cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            // The rows are not believed yet: a damaged index must not turn this into a ring.
            if (page.Count < size || page[^1].Sequence < next || page[^1].Sequence == long.MaxValue)
            {
                yield break;
            }

            next = page[^1].Sequence + 1;
        }
    }

    public IAsyncEnumerable<StoredEntry> ReadLanes(CancellationToken cancellation) =>
        ReadLane(0, long.MinValue, cancellation);

    public IAsyncEnumerable<StoredEntry> ReadLane(int lane, long from, CancellationToken cancellation) =>
        ReadLane(lane, from, (reads, next) => reads.LanePage(next, ReadPage), cancellation);

    public IAsyncEnumerable<StoredEntry> ReadLane(
        int lane, long from, ImmutableArray<string> types, CancellationToken cancellation) =>
        ReadLane(lane, from, (reads, next) => reads.LanePage(next, types, ReadPage), cancellation);

    private async IAsyncEnumerable<StoredEntry> ReadLane(
        int lane,
        long from,
        Func<SqliteReads, long, List<StoredEntry>> pageFrom,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (lane == 0)
        {
            var page = await Read(reads => pageFrom(reads, from), cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < ReadPage || page[^1].Position < from || page[^1].Position == long.MaxValue)
            {
                yield break;
            }

            from = page[^1].Position + 1;
        }
    }

    public Task<IReadOnlyDictionary<(string Stream, long Sequence), EntryPlace>> Places(
        IReadOnlyCollection<(string Stream, long Sequence)> entries, CancellationToken cancellation) =>
        Read(reads => reads.Places(entries), cancellation);

    public Task<ImmutableArray<long>> Sizes(CancellationToken cancellation) =>
        Read(reads => reads.Sizes(), cancellation);

    public Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation) =>
        Read(reads => reads.Lists.CaseHeads(query), cancellation);

    public Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation) =>
        Read(reads => reads.Lists.HeldBy(query), cancellation);

    public Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation) =>
        Read(reads => reads.Lists.SeatsOf(query), cancellation);

    public Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
        Read(reads => reads.Lists.StreamsWith(prefix, types), cancellation);

    public Task<(ImmutableArray<LiveResponsibility> Held, ImmutableArray<long> TrueFor)> HeldBy(
        OfficerId officer, CancellationToken cancellation) => Read(reads => reads.HeldBy(officer), cancellation);

    public Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation) =>
        Read(reads => reads.Lists.Due(query), cancellation);

    public Task<LedgerCounts> Count(CancellationToken cancellation) => Read(reads => reads.Count(), cancellation);

    public Task<string?> PackContent(PackVersion version, CancellationToken cancellation) =>
        Read(reads => reads.PackContent(version), cancellation);

    /// <summary>Reads tiles and checkpoints.</summary>
    public Task<T> ReadCheckpoints<T>(Func<SqliteCheckpointReads, T> read, CancellationToken cancellation) =>
        Read(reads => read(reads.Checkpoints), cancellation);

    /// <summary>Keeps tiles and a bundle, behind the appends that wait.</summary>
    public Task KeepCheckpoint(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation) =>
        Write(writer => writer.Keep(tiles, bundle), cancellation);

    /// <summary>Keeps a verification that went well, behind the appends that wait.</summary>
    public Task KeepVerified(LastVerification verified, CancellationToken cancellation) =>
        Write(writer => writer.Keep(verified), cancellation);

    /// <summary>Writes what was given to it, and leaves the store in its one file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
        {
            return;
        }

        _work?.CompleteAdding();
        await Task.Run(() => _thread?.Join());
        for (var i = 0; i < ReadersMax; i++)
        {
            await _readers.WaitAsync();
        }

        while (_idle.TryTake(out var reads))
        {
            reads.Dispose();
        }

        // The writer goes last: the last connection folds the log beside the file into it, and a reader may not.
        _writer?.Dispose();
        _work?.Dispose();
        _file.Dispose();
        _readers.Release(ReadersMax);
    }

    private void RunWork()
    {
        foreach (var work in _work!.GetConsumingEnumerable())
        {
            work();
        }
    }

    private Task<T> Write<T>(Func<SqliteWriter, T> write, CancellationToken cancellation)
    {
        var work = _work ?? throw new InvalidOperationException("the store was opened for reading");
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            work.Add(() => Write(write, done), cancellation);
        }
        catch (InvalidOperationException)
        {
            done.SetException(Closed());
        }

        return done.Task;
    }

    private void Write<T>(Func<SqliteWriter, T> write, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(write(_writer!));
        }
        catch (Exception failed)
        {
            done.SetException(failed);
        }
    }

    private LedgerFailure Closed() => new($"the store {_file.Path} is closed; submit again when the grid is back");

    // SQLite's reads block, if only for microseconds; they must not do so on a grain's own turn.
    private async Task<T> Read<T>(Func<SqliteReads, T> read, CancellationToken cancellation)
    {
        await _readers.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Read(read), cancellation);
        }
        finally
        {
            _readers.Release();
        }
    }

    private T Read<T>(Func<SqliteReads, T> read)
    {
        if (_isClosed)
        {
            throw Closed();
        }

        SqliteReads? reads = null;
        try
        {
            reads = _idle.TryTake(out var idle) ? idle : new(_file.Connect(SqliteOpenMode.ReadOnly));
            var result = read(reads);
            _idle.Add(reads);
            return result;
        }
        catch (SqliteException failed)
        {
            reads?.Dispose();
            throw new LedgerFailure(SqliteFile.Unavailable(_file.Path, failed).Message, failed);
        }
        catch (Exception damaged) when (
            damaged is InvalidCastException or InvalidOperationException or OverflowException)
        {
            reads?.Dispose();
            throw new LedgerFailure(
                $"{_file.Path} holds what no Grid has written ({damaged.Message}); "
                + $"run `grid verify --store sqlite:{_file.Path}`",
                damaged);
        }
    }
}
