using Grid.Contracts.Views;

namespace Grid.Ledger;

/// <summary>
/// Lets many wait for entries behind their cursors at the price of one look at the store. What this silo writes is told
/// to it; the lanes of others are looked at while somebody waits, a few times a second for all of them together.
/// </summary>
internal sealed class CommitWatch(ILedgerStore store, CommitFeed feed) : IAsyncDisposable
{
    /// <summary>
    /// The longest that a call waits, whatever is asked: it must be over before its caller gives it up.
    /// </summary>
    public static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(20);

    // A commit whose outcome was unknown is told to nobody; what other silos write is told to nobody here.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAtOthersEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private ImmutableArray<long> _sizes = [];
    private TaskCompletionSource _moved = NewSource();
    private Task _watching = Task.CompletedTask;
    private bool _isWatching;
    private int _waiting;
    private bool _isDisposed;

    /// <summary>Some of the entries behind a cursor, each stream's in order; it waits where there are none.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this ledger's.</exception>
    /// <exception cref="LedgerFailure">The ledger is closed, or its store cannot be read.</exception>
    public async Task<FollowPage> Follow(
        Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation)
    {
        ThrowIfOver();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _end.Token);
        over.CancelAfter(patience < TimeSpan.Zero ? TimeSpan.Zero : patience > PatienceMax ? PatienceMax : patience);
        Enter();
        try
        {
            var page = await LanesInOrder.Read(store, from, entriesMax, cancellation);
            while (page is { Steps.IsEmpty: true, Gap: null } && await HasMore(LaneCursor.Parse(page.Next), over.Token))
            {
                page = await LanesInOrder.Read(store, from, entriesMax, cancellation);
            }

            cancellation.ThrowIfCancellationRequested();
            ThrowIfOver();
            return page;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Ends every waiting, for good.</summary>
    public async Task End()
    {
        await _end.CancelAsync();
        Task watching;
        lock (_gate)
        {
            watching = _watching;
        }

        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            await End();
            _end.Dispose();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Who waited while a silo stops is to ask another one, or later.
    private void ThrowIfOver()
    {
        if (_isDisposed || _end.IsCancellationRequested)
        {
            throw new LedgerFailure("this silo stops; follow the ledger through another, with the same cursor");
        }
    }

    // Whether there is more before the waiting is over. Sizes that are known are durable: a read finds what they say.
    private async Task<bool> HasMore(LaneCursor had, CancellationToken over)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (had.IsBehind(_sizes))
                {
                    return true;
                }

                moved = _moved.Task;
            }

            try
            {
                await moved.WaitAsync(over);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    // It listens before the caller reads: what is durable later than the read is told.
    private void Enter()
    {
        lock (_gate)
        {
            _waiting++;
            if (!_isWatching)
            {
                _isWatching = true;
                _watching = Watch(feed.Listen(1));
            }
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _waiting--;
        }
    }

    private async Task Watch(CommitListener listener)
    {
        using var timer = new PeriodicTimer(store.IsShared ? LookAtOthersEvery : LookEvery);
        var (tick, told) = (Task.FromResult(true), (Task<bool>?)null);
        using (listener)
        {
            while (!Rests(isTick: tick.IsCompleted))
            {
                if (tick.IsCompleted)
                {
                    await Look();
                    tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
                }

                told ??= listener.Entries.WaitToReadAsync(CancellationToken.None).AsTask();
                Task due = Task.WhenAny(tick, told);
                await due.WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (told.IsCompleted)
                {
                    told = null;
                    Hear(listener);
                }
            }
        }
    }

    // Where nobody has waited for a while, nobody looks.
    private bool Rests(bool isTick)
    {
        lock (_gate)
        {
            _isWatching = !_end.IsCancellationRequested && (!isTick || _waiting > 0);
            return !_isWatching;
        }
    }

    private async Task Look()
    {
        try
        {
            Know(await store.Sizes(_end.Token));
        }
        catch (Exception failed) when (failed is LedgerFailure or OperationCanceledException)
        {
            // Those who wait are told when they read.
        }
    }

    // An entry for which there is no room is dropped; it was durable before this takes the one that is in its place.
    private void Hear(CommitListener listener)
    {
        while (listener.Entries.TryRead(out var entry))
        {
            var sizes = _sizes;
            while (sizes.Length <= entry.Lane)
            {
                sizes = sizes.Add(0);
            }

            Know(sizes.SetItem(entry.Lane, Math.Max(sizes[entry.Lane], entry.Position + 1)));
        }
    }

    private void Know(ImmutableArray<long> sizes)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            (_sizes, moved, _moved) = (sizes, _moved, NewSource());
        }

        moved.SetResult();
    }
}
