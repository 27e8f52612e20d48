using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers;

/// <summary>
/// Reads every lane in order from its beginning, then lives on what commits of this silo tell and on looks at the lanes
/// of the others. It compares positions: what it was not told, for whatever reason, it reads from the store.
/// </summary>
/// <param name="ledger">The ledger of this silo.</param>
/// <param name="take">Takes entries, each stream in order; none when the end is reached.</param>
/// <param name="pace">What it waits by.</param>
/// <param name="log">Where damage is told.</param>
internal sealed partial class LedgerFollower(
    StoredLedger ledger,
    Func<IReadOnlyList<FollowedEntry>, CancellationToken, Task> take,
    TimeProvider pace,
    ILogger log)
{
    /// <summary>Entries that may wait to be taken. Beyond it they are read from the store.</summary>
    public const int FeedCapacity = 16_384;

    // Whoever wants to read the views waits for no more than so many entries.
    private const int BatchSize = 256;

    // A commit whose outcome was unknown is told to nobody; it shows with the next one, or with this look at the lane.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    // What other silos write is told to nobody here.
    private static readonly TimeSpan LookAtOthersEvery = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LaneTail _own = new(ledger.Lane);
    private readonly StreamOrder? _order = ledger.IsShared ? new() : null;
    private readonly List<FollowedEntry> _batch = new(BatchSize);
    private ImmutableArray<LaneTail> _lanes = [];
    private CommitListener? _listener;
    private long _taken = -1;
    private long[] _trueFor = [];

    /// <summary>How many entries were taken, less one: in a ledger of one lane, the last position.</summary>
    public long Position => Volatile.Read(ref _taken);

    /// <summary>The size of each lane up to which everything was taken, by number of the lane.</summary>
    public ImmutableArray<long> TrueFor => [.. Volatile.Read(ref _trueFor)];

    /// <summary>How many entries there are, as far as is known.</summary>
    public long End => Lanes.Sum(EndOf);

    /// <summary>Whether the end of the ledger has been reached since the start.</summary>
    public bool IsCaughtUp { get; private set; }

    /// <summary>Ends when the end of the ledger has been reached for the first time.</summary>
    public Task CaughtUp => _caughtUp.Task;

    private ImmutableArray<LaneTail> Lanes => _lanes.IsEmpty ? [_own] : _lanes;

    /// <summary>Follows until it is cancelled. A store that cannot be read is tried again.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var listener = ledger.Feed.Listen(FeedCapacity);
        using var timer = new PeriodicTimer(ledger.IsShared ? LookAtOthersEvery : LookEvery, pace);
        _listener = listener;
        var (look, told) = (Task.FromResult(true), (Task<bool>?)null);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var isLook = look.IsCompleted;
                if (isLook)
                {
                    Know(await ledger.Sizes(cancellation));
                    look = timer.WaitForNextTickAsync(cancellation).AsTask();
                }

                await Follow(listener, isLook, cancellation);
                told ??= listener.Entries.WaitToReadAsync(cancellation).AsTask();
                await Task.WhenAny(look, told);
                told = told.IsCompleted ? null : told;
            }
            catch (LedgerFailure failure)
            {
                LogUnreadable(log, failure.Message);
                await Pause.For(RetryAfter, pace, cancellation);
            }
        }
    }

    // Lanes are added and never taken away.
    private void Know(ImmutableArray<long> sizes)
    {
        if (sizes.Length > _lanes.Length)
        {
            var known = _lanes;
            _lanes =
            [
                .. Enumerable.Range(0, sizes.Length).Select(
                    lane => lane == _own.Lane ? _own : lane < known.Length ? known[lane] : new LaneTail(lane)),
            ];
        }

        for (var lane = 0; lane < sizes.Length; lane++)
        {
            _lanes[lane].Size = sizes[lane];
        }
    }

    private long EndOf(LaneTail tail) =>
        tail == _own ? Math.Max(tail.Size, _listener?.End ?? 0) : tail.Size;

    private async Task Follow(CommitListener listener, bool isLook, CancellationToken cancellation)
    {
        foreach (var tail in Lanes)
        {
            while (tail == _own
                ? await IsBehind(listener, cancellation)
                : tail.Position < tail.Size - 1)
            {
                // An end that is known was durable when it became known: a read that begins now finds all of it.
                var end = EndOf(tail);
                await ReadStore(tail, cancellation);
                if (tail.Position < end - 1)
                {
                    await Skip(tail, end, cancellation);
                }
            }
        }

        if (isLook && _order is not null)
        {
            await Pass(_order.GiveUp(), cancellation);
            await Flush(cancellation);
        }

        if (!IsCaughtUp && _order is not { Held: > 0 })
        {
            IsCaughtUp = true;
            await take([], cancellation);
            _caughtUp.TrySetResult();
        }
    }

    // Takes what was told, as far as it follows. True where something is missing that the store must have.
    private async Task<bool> IsBehind(CommitListener listener, CancellationToken cancellation)
    {
        while (listener.Entries.TryPeek(out var told) && told.Position <= _own.Position + 1)
        {
            if (listener.Entries.TryRead(out _) && told.Position == _own.Position + 1)
            {
                await Read(
                    _own,
                    new(told.Lane, told.Position, told.Header.Stream) { Content = (told.Header, told.Happened) },
                    cancellation);
            }
        }

        await Flush(cancellation);
        // What is told is told before its end is: where nothing is left to take, an end beyond it was not told.
        var end = EndOf(_own);
        return !(listener.Entries.TryPeek(out var left) && left.Position <= _own.Position + 1)
            && end > _own.Position + 1;
    }

    private async Task ReadStore(LaneTail tail, CancellationToken cancellation)
    {
        await foreach (var stored in ledger.ReadLane(tail.Lane, tail.Position + 1, cancellation))
        {
            if (stored.Position > tail.Position + 1)
            {
                await Skip(tail, stored.Position, cancellation);
            }

            await Read(tail, FollowedEntry.Of(stored), cancellation);
        }

        await Flush(cancellation);
    }

    // Positions without a row are damage as well: `grid verify` names what is missing.
    private async Task Skip(LaneTail tail, long to, CancellationToken cancellation)
    {
        await Flush(cancellation);
        LogMissing(log, tail.Position + 1, to - 1, tail.Lane);
        Volatile.Write(ref _taken, _taken + to - 1 - tail.Position);
        tail.Position = to - 1;
        TellHowFar();
    }

    private async Task Read(LaneTail tail, FollowedEntry entry, CancellationToken cancellation)
    {
        tail.Position = entry.Position;
        await Pass(_order?.Take(entry) ?? [entry], cancellation);
    }

    private async Task Pass(IEnumerable<FollowedEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            _batch.Add(entry with { Order = _taken + 1 + _batch.Count });
        }

        if (_batch.Count >= BatchSize)
        {
            await Flush(cancellation);
        }
    }

    // What is not taken is kept, and taken first when this is run again.
    private async Task Flush(CancellationToken cancellation)
    {
        if (_batch.Count > 0)
        {
            await take(_batch, cancellation);
            Volatile.Write(ref _taken, _taken + _batch.Count);
            _batch.Clear();
            TellHowFar();
        }
    }

    // What was read has been taken by now, but for what is held back.
    private void TellHowFar() => Volatile.Write(
        ref _trueFor,
        [.. Lanes.Select(tail => Math.Min(tail.Position + 1, _order?.HeldFrom(tail.Lane) ?? long.MaxValue))]);

    [LoggerMessage(
        1,
        LogLevel.Critical,
        "Positions {From} to {To} of lane {Lane} are missing; the live views go on without. "
        + "Run `grid verify` on the store.")]
    private static partial void LogMissing(ILogger log, long from, long to, int lane);

    [LoggerMessage(2, LogLevel.Warning, "The live views cannot read the ledger, and will try again: {Problem}")]
    private static partial void LogUnreadable(ILogger log, string problem);
}
