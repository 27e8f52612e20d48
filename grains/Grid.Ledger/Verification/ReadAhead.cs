using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Grid.Ledger.Verification;

/// <summary>
/// Reads a source on a thread of its own, a few batches ahead: so several sources are read at once although they are
/// taken one after another.
/// </summary>
internal sealed class ReadAhead : EntrySource
{
    private const int BatchesAhead = 3;

    private readonly EntrySource _source;
    private readonly BlockingCollection<EntryBatch> _full = new(BatchesAhead);
    private readonly ConcurrentBag<EntryBatch> _free = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private ExceptionDispatchInfo? _failure;

    public ReadAhead(EntrySource source)
    {
        _source = source;
        _reading = Task.Factory.StartNew(
            Fill, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override bool Read(EntryBatch batch)
    {
        if (_full.TryTake(out var next, Timeout.Infinite))
        {
            batch.TakeOver(next);
            next.Clear();
            _free.Add(next);
            return true;
        }

        _failure?.Throw();
        return false;
    }

    public override void Dispose()
    {
        _stop.Cancel();
        // Its thread keeps what it meets to itself, so this only waits until it has let go of the source.
        _reading.Wait();
        _source.Dispose();
        _full.Dispose();
        _stop.Dispose();
    }

    private void Fill()
    {
        try
        {
            for (var batch = new EntryBatch(); _source.Read(batch); batch = _free.TryTake(out var free) ? free : new())
            {
                _full.Add(batch, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
        catch (Exception failed)
        {
            _failure = ExceptionDispatchInfo.Capture(failed);
        }
        finally
        {
            _full.CompleteAdding();
        }
    }
}
