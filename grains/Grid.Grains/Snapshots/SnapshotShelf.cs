using System.Collections.Concurrent;
using Grid.Grains.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Grains.Snapshots;

/// <summary>
/// Snapshots of long streams, beside the ledger. Nothing rests on them: one that is missing, edited or out of reach
/// costs a replay. They are written on a thread of their own, for a storage may block the one that it is called on.
/// </summary>
internal sealed partial class SnapshotShelf : IDisposable
{
    /// <summary>The name of the storage.</summary>
    public const string StorageName = "snapshots";

    // One stream is offered again before long, so that what finds the queue full is no loss.
    private const int QueueCapacity = 64;

    // A replay of some thousand entries takes no longer; no activation waits longer for a way round it.
    private static readonly TimeSpan ReadTimeMax = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<(StreamSnapshot Snapshot, bool Replaces)> _queue = new(QueueCapacity);
    private readonly IGrainStorage _storage;
    private readonly SnapshotFrame _frame;
    private readonly GridMeter _meter;
    private readonly TimeProvider _clock;
    private readonly ILogger<SnapshotShelf> _log;
    private readonly Task _writer;
    private long _offered;
    private long _written;
    private long _toldAt;
    private int _untold;

    public SnapshotShelf(
        IGrainStorage storage, SnapshotFrame frame, GridMeter meter, TimeProvider clock, ILogger<SnapshotShelf> log)
    {
        (_storage, _frame, _meter, _clock, _log) = (storage, frame, meter, clock, log);
        _toldAt = clock.GetTimestamp() - (long)(QuietTime.TotalSeconds * clock.TimestampFrequency);
        _writer = Task.Factory.StartNew(
            WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How long a stream must be for its snapshot to be looked for.</summary>
    public int LongFrom { get; init; } = 256;

    /// <summary>After how many entries a stream is offered again.</summary>
    public int Every { get; init; } = 512;

    /// <summary>Whether something was offered and is not written, or given up, yet.</summary>
    public bool IsWriting => Interlocked.Read(ref _written) < Interlocked.Read(ref _offered);

    /// <summary>
    /// The snapshot of a stream, as far as the snapshot itself can tell whether it is to be believed.
    /// </summary>
    public async Task<SnapshotFound> Find(string stream, CancellationToken cancellation)
    {
        try
        {
            // The storage of a file blocks its caller, and that may be the turn of a grain.
            var row = await Task.Run(() => ReadRow(stream), cancellation).WaitAsync(ReadTimeMax, cancellation);
            var found = row is { RecordExists: true, State: { } kept }
                ? _frame.Decode(stream, kept.Bytes)
                : SnapshotFound.Nothing;
            if (found.Doubt is { } doubt)
            {
                Refuse(stream, doubt);
            }

            return found;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            _meter.SnapshotSeen("failed");
            Tell(stream, failed.Message);
            return SnapshotFound.Nothing;
        }
    }

    /// <summary>Takes note of a snapshot that was believed.</summary>
    public void Use() => _meter.SnapshotSeen("used");

    /// <summary>Takes note of a snapshot that is not believed.</summary>
    public void Refuse(string stream, string doubt)
    {
        _meter.SnapshotSeen("refused");
        Tell(stream, doubt);
    }

    /// <summary>Asks for a snapshot to be kept, some time.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="replaces">Whether what stands there was not believed, however late it says it is.</param>
    /// <returns>Whether it will be tried.</returns>
    public bool Offer(StreamSnapshot snapshot, bool replaces)
    {
        Interlocked.Increment(ref _offered);
        try
        {
            if (_queue.TryAdd((snapshot, replaces)))
            {
                return true;
            }
        }
        catch (InvalidOperationException)
        {
            // The silo stops.
        }

        Interlocked.Increment(ref _written);
        return false;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        while (_queue.TryTake(out _))
        {
            Interlocked.Increment(ref _written);
        }

        _writer.Wait();
        _queue.Dispose();
    }

    private void WriteAll()
    {
        foreach (var (snapshot, replaces) in _queue.GetConsumingEnumerable())
        {
            try
            {
                // This thread has nothing else to do, and a storage of files would block another.
                Write(snapshot, replaces).GetAwaiter().GetResult();
            }
            catch (Exception failed)
            {
                _meter.SnapshotSeen("failed");
                Tell(snapshot.Stream, failed.Message);
            }
            finally
            {
                Interlocked.Increment(ref _written);
            }
        }
    }

    private async Task Write(StreamSnapshot snapshot, bool replaces)
    {
        var row = await ReadRow(snapshot.Stream);
        if (row is { RecordExists: true, State: { } kept })
        {
            var there = _frame.Decode(snapshot.Stream, kept.Bytes);
            if (there.IsNewer || (!replaces && there.Snapshot?.Head.Sequence >= snapshot.Head.Sequence))
            {
                return;
            }
        }

        row.State = new() { Bytes = _frame.Encode(snapshot) };
        try
        {
            await _storage.WriteStateAsync(StorageName, KeyOf(snapshot.Stream), row);
            _meter.SnapshotSeen("kept");
        }
        catch (InconsistentStateException)
        {
            // Another silo has kept one meanwhile; that will do.
        }
    }

    private async Task<GrainState<SnapshotRow>> ReadRow(string stream)
    {
        var row = new GrainState<SnapshotRow>(new());
        await _storage.ReadStateAsync(StorageName, KeyOf(stream), row);
        return row;
    }

    /// <summary>The key of a stream's row. Names of streams have a prefix, so that none is read as a number.</summary>
    internal static GrainId KeyOf(string stream) => GrainId.Create("stream", stream);

    // Whoever edits every row must not fill the log.
    private void Tell(string stream, string why)
    {
        var (now, toldAt) = (_clock.GetTimestamp(), Interlocked.Read(ref _toldAt));
        if (_clock.GetElapsedTime(toldAt, now) >= QuietTime
            && Interlocked.CompareExchange(ref _toldAt, now, toldAt) == toldAt)
        {
            LogNotUsed(_log, stream, why, Interlocked.Exchange(ref _untold, 0));
        }
        else
        {
            Interlocked.Increment(ref _untold);
        }
    }

    [LoggerMessage(
        50,
        LogLevel.Warning,
        "The snapshot of {Stream} is not used: {Why}. The ledger is read instead. {Others} more since the last "
        + "report.")]
    private static partial void LogNotUsed(ILogger log, string stream, string why, int others);
}
