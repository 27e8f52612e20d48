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

    // What hangs may go on at any moment; how long it has hung says nothing of that.
    private static readonly TimeSpan HeldUpRetryAfter = TimeSpan.FromSeconds(1);

    private readonly ILedgerStore _store;
    private readonly CommitFeed _feed;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private readonly LedgerMetrics _metrics;
    private readonly Task _loop;
    private long _provenAt;
    private long _written;
    private long _commitSince;
    private TimeSpan _lastCommit = TimeSpan.FromMilliseconds(10);

    public Appender(ILedgerStore store, CommitFeed feed)
    {
        _store = store;
        _metrics = new(() => QueueDepth);
        _feed = feed;
        _loop = Task.Run(Run);
    }

    /// <summary>Behind a commit that has not ended after this time nobody is taken to wait.</summary>
    public TimeSpan PromptMax { get; set; } = TimeSpan.FromSeconds(5);

    public int QueueDepth => _queue.Reader.Count;

    /// <summary>How many entries were written.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>
    /// When something was last made durable, by the monotonic clock; nothing where that failed since, or never was.
    /// </summary>
    public long? ProvenAt => Volatile.Read(ref _provenAt) is > 0 and var at ? at : null;

    /// <inheritdoc cref="ILedger.Append"/>
    public Task<AppendOutcome> Append(AppendRequest request) =>
        LedgerTraces.IsOn ? Traced(request) : Enqueue(new(request, null));

    /// <summary>Says where a lane was found to end.</summary>
    public void FoundHead(int lane, long position) => _metrics.Head(lane, position);

    /// <summary>Takes note that something was made durable now.</summary>
    public void Prove() => Volatile.Write(ref _provenAt, Stopwatch.GetTimestamp());

    /// <summary>Takes no more, and returns once everything that was taken is answered.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _metrics.Dispose();
    }

    private async Task<AppendOutcome> Traced(AppendRequest request)
    {
        using var span = LedgerTraces.StartAppend(request);
        try
        {
            var outcome = await Enqueue(new(request, span));
            LedgerTraces.Tell(span, outcome);
            return outcome;
        }
        catch (LedgerFailure failure)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
    }

    // Nobody is to wait behind a store that hangs, and of what is not taken it is known that it was not written.
    private Task<AppendOutcome> Enqueue(Waiting waiting)
    {
        if (IsHeldUp())
        {
            return Task.FromResult<AppendOutcome>(new AppendOutcome.Overloaded(HeldUpRetryAfter));
        }

        if (_queue.Writer.TryWrite(waiting))
        {
            return waiting.Outcome.Task;
        }

        return _queue.Reader.Completion.IsCompleted || _loop.IsCompleted
            ? throw new LedgerFailure("the ledger is closing; submit again to another silo, or when this one is back")
            : Task.FromResult<AppendOutcome>(new AppendOutcome.Overloaded(RetryAfter()));
    }

    private bool IsHeldUp() =>
        Volatile.Read(ref _commitSince) is > 0 and var since && Stopwatch.GetElapsedTime(since) >= PromptMax;

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
            Volatile.Write(ref _commitSince, started);
            await Write(batch);
            Volatile.Write(ref _commitSince, 0);
            _lastCommit = Stopwatch.GetElapsedTime(started);
            batch.Clear();
        }
    }

    private async Task Write(IReadOnlyList<Waiting> batch)
    {
        using var commit = LedgerTraces.StartCommit(batch.Select(waiting => waiting.Span));
        try
        {
            var started = Stopwatch.GetTimestamp();
            var outcomes = await _store.Append([.. batch.Select(waiting => waiting.Request)], CancellationToken.None);
            Note(batch, outcomes, Stopwatch.GetElapsedTime(started), commit);
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
            Volatile.Write(ref _provenAt, 0);
            _metrics.Failed(batch.Count);
            commit?.SetStatus(ActivityStatusCode.Error, failure.Message);
            foreach (var waiting in batch)
            {
                waiting.Outcome.TrySetException(failure);
            }
        }
    }

    // Before anybody is answered, so that whoever has a receipt finds its span complete.
    private void Note(
        IReadOnlyList<Waiting> batch, ImmutableArray<AppendOutcome> outcomes, TimeSpan taken, Activity? commit)
    {
        var entries = 0;
        for (var i = 0; i < outcomes.Length; i++)
        {
            entries += outcomes[i] is AppendOutcome.Appended ? batch[i].Request.Entries.Length : 0;
        }

        if (entries > 0)
        {
            Volatile.Write(ref _written, _written + entries);
            Prove();
        }

        _metrics.Committed(outcomes, entries, taken);
        commit?.SetTag("grid.ledger.batch.size", entries).Stop();
        foreach (var waiting in batch)
        {
            waiting.Span?.SetTag("grid.ledger.batch.size", entries);
        }
    }

    // What is queued takes about as many commits as it fills batches.
    private TimeSpan RetryAfter() => _lastCommit * (1 + (QueueDepth / BatchSizeMax));

    private sealed record Waiting(AppendRequest Request, Activity? Span)
    {
        public TaskCompletionSource<AppendOutcome> Outcome { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
