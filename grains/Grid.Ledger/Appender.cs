using System.Diagnostics;
using System.Threading.Channels;

namespace Grid.Ledger;

/// <summary>
/// Group commit: a bounded queue and one loop. Everything that queued up while the last commit ran is the next batch,
/// so batches grow with the load and a lone entry never waits for company.
/// </summary>
internal sealed class Appender : IAsyncDisposable
{
    /// <summary>Requests that may wait; beyond it the answer is <see cref="AppendOutcome.Overloaded"/>.</summary>
    public const int QueueCapacity = 8192;

    /// <summary>Requests of one batch. More gain nothing and make the ones behind wait.</summary>
    public const int BatchSizeMax = 1024;

    private readonly ILedgerStore _store;
    private readonly CommitFeed _feed;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private readonly Task _loop;
    private TimeSpan _lastCommit = TimeSpan.FromMilliseconds(10);

    public Appender(ILedgerStore store, CommitFeed feed)
    {
        _store = store;
        _feed = feed;
        _loop = Task.Run(Run);
    }

    public int QueueDepth => _queue.Reader.Count;

    /// <inheritdoc cref="ILedger.Append"/>
    public Task<AppendOutcome> Append(AppendRequest request)
    {
        var waiting = new Waiting(request);
        if (_queue.Writer.TryWrite(waiting))
        {
            return waiting.Outcome.Task;
        }

        return _queue.Reader.Completion.IsCompleted || _loop.IsCompleted
            ? throw new LedgerFailure("the ledger is closing; submit again to another silo, or when this one is back")
            : Task.FromResult<AppendOutcome>(new AppendOutcome.Overloaded(RetryAfter()));
    }

    /// <summary>Takes no more, and returns once everything that was taken is answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task Run()
    {
        var batch = new List<Waiting>(BatchSizeMax);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < BatchSizeMax && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            var started = Stopwatch.GetTimestamp();
            await Write(batch);
            _lastCommit = Stopwatch.GetElapsedTime(started);
            LedgerMetrics.Batch(batch.Count, _lastCommit);
            batch.Clear();
        }
    }

    private async Task Write(IReadOnlyList<Waiting> batch)
    {
        try
        {
            var outcomes = await _store.Append([.. batch.Select(waiting => waiting.Request)], CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Outcome.SetResult(outcomes[i]);
            }

            _feed.Tell(batch.Select((waiting, i) => (waiting.Request, outcomes[i])));
        }
        catch (UnstorableDataException unstorable) when (batch.Count == 1)
        {
            batch[0].Outcome.SetResult(new AppendOutcome.Unstorable(unstorable.Message));
        }
        catch (UnstorableDataException)
        {
            // One bad value must not poison its companions: halve until it stands alone.
            var half = batch.Count / 2;
            await Write([.. batch.Take(half)]);
            await Write([.. batch.Skip(half)]);
        }
        catch (Exception failed)
        {
            var failure = failed as LedgerFailure
                ?? new LedgerFailure($"the ledger could not write: {failed.Message}", failed);
            foreach (var waiting in batch)
            {
                waiting.Outcome.TrySetException(failure);
            }
        }
    }

    // What is queued takes about as many commits as it fills batches.
    private TimeSpan RetryAfter() => _lastCommit * (1 + (QueueDepth / BatchSizeMax));

    private sealed record Waiting(AppendRequest Request)
    {
        public TaskCompletionSource<AppendOutcome> Outcome { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
