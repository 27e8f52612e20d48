using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace Grid.Ledger.Verification;

/// <summary>
/// Reads batches on one thread, scans them on all cores, and gives them out in the order they were read. Only so many
/// are under way at once, whatever the size of the ledger.
/// </summary>
internal sealed class BatchPipeline(IReadOnlyList<EntrySource> sources, VerificationPace pace)
{
    private readonly ConcurrentBag<EntryBatch> _free = [];
    private long _reading;

    /// <summary>How long reading took, in ticks of the stopwatch.</summary>
    public long Reading => Interlocked.Read(ref _reading);

    /// <summary>Hands every batch to a consumer.</summary>
    /// <exception cref="LedgerFailure">They cannot be read to their end; what was read was handed on.</exception>
    public void Run(Action<EntryBatch> consume, CancellationToken cancellation)
    {
        var order = new SourceOrder(sources);
        if (pace.Workers > 1)
        {
            RunOnAllCores(order, consume, cancellation);
            return;
        }

        var batch = new EntryBatch();
        while (Read(order, batch))
        {
            cancellation.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            BatchScan.Scan(batch);
            consume(batch);
            batch.Clear();
            if (pace.Share < 1)
            {
                // Waits, and is stopped while it does so.
                cancellation.WaitHandle.WaitOne(Stopwatch.GetElapsedTime(started) * ((1 / pace.Share) - 1));
            }
        }
    }

    private void RunOnAllCores(SourceOrder order, Action<EntryBatch> consume, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queue = Channel.CreateBounded<(EntryBatch Batch, Task Scan)>(2 * pace.Workers);
        var reader = Task.Run(() => Fill(order, queue.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (queue.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult())
            {
                while (queue.Reader.TryRead(out var next))
                {
                    next.Scan.GetAwaiter().GetResult();
                    consume(next.Batch);
                    next.Batch.Clear();
                    _free.Add(next.Batch);
                }
            }
        }
        finally
        {
            stop.Cancel();
            reader.ContinueWith(static _ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private async Task Fill(
        SourceOrder order, ChannelWriter<(EntryBatch Batch, Task Scan)> queue, CancellationToken cancellation)
    {
        try
        {
            for (var batch = Take(); Read(order, batch); batch = Take())
            {
                var full = batch;
                await queue.WriteAsync(
                    (full, Task.Run(() => BatchScan.Scan(full), CancellationToken.None)), cancellation);
            }

            queue.Complete();
        }
        catch (Exception failed)
        {
            queue.Complete(failed);
        }
    }

    private EntryBatch Take() => _free.TryTake(out var free) ? free : new();

    private bool Read(SourceOrder order, EntryBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            return order.Read(batch);
        }
        finally
        {
            Interlocked.Add(ref _reading, Stopwatch.GetTimestamp() - started);
        }
    }
}
