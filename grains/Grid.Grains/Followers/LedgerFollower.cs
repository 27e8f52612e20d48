using System.Text.Json;
using Grid.Grains.Followers.Live;
using Grid.Ledger.Entries;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers;

/// <summary>
/// Reads a lane in order from its beginning, then lives on what commits tell. It compares positions: what it was not
/// told, for whatever reason, it reads from the store.
/// </summary>
/// <param name="ledger">The ledger of this silo.</param>
/// <param name="take">Takes entries in the order of their positions; none when the end is reached.</param>
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

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private CommitListener? _listener;
    private long _position = -1;
    private long _size;

    /// <summary>The last position that was taken; -1 before the first.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>The position behind the last entry of the lane, as far as is known.</summary>
    public long End => Math.Max(Volatile.Read(ref _size), _listener?.End ?? 0);

    /// <summary>Whether the end of the lane has been reached since the start.</summary>
    public bool IsCaughtUp { get; private set; }

    /// <summary>Follows until it is cancelled. A store that cannot be read is tried again.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var listener = ledger.Feed.Listen(FeedCapacity);
        using var timer = new PeriodicTimer(LookEvery, pace);
        _listener = listener;
        var (look, told) = (Task.FromResult(true), (Task<bool>?)null);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (look.IsCompleted)
                {
                    Volatile.Write(ref _size, (await ledger.Sizes(cancellation)).FirstOrDefault());
                    look = timer.WaitForNextTickAsync(cancellation).AsTask();
                }

                await Follow(listener, cancellation);
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

    private async Task Follow(CommitListener listener, CancellationToken cancellation)
    {
        var batch = new List<FollowedEntry>(BatchSize);
        while (await IsBehind(listener, batch, cancellation))
        {
            // An end that is known was durable when it became known: a read that begins now finds all of it.
            var end = End;
            await ReadStore(batch, cancellation);
            if (Position < end - 1)
            {
                await Skip(end, batch, cancellation);
            }
        }

        if (!IsCaughtUp)
        {
            IsCaughtUp = true;
            await take([], cancellation);
        }
    }

    // Takes what was told, as far as it follows. True where something is missing that the store must have.
    private async Task<bool> IsBehind(
        CommitListener listener, List<FollowedEntry> batch, CancellationToken cancellation)
    {
        var next = Position + 1;
        while (listener.Entries.TryPeek(out var told) && told.Position <= next)
        {
            if (listener.Entries.TryRead(out _) && told.Position == next)
            {
                batch.Add(new(next++, told.Header.Stream) { Content = (told.Header, told.Happened) });
            }

            if (batch.Count == BatchSize)
            {
                await Take(batch, cancellation);
            }
        }

        await Take(batch, cancellation);
        // What is told is told before its end is: where nothing is left to take, an end beyond it was not told.
        var end = End;
        return !(listener.Entries.TryPeek(out var left) && left.Position <= Position + 1) && end > Position + 1;
    }

    private async Task ReadStore(List<FollowedEntry> batch, CancellationToken cancellation)
    {
        var next = Position + 1;
        await foreach (var stored in ledger.ReadLane(0, next, cancellation))
        {
            if (stored.Position > next)
            {
                await Skip(stored.Position, batch, cancellation);
            }

            batch.Add(Read(stored));
            next = stored.Position + 1;
            if (batch.Count == BatchSize)
            {
                await Take(batch, cancellation);
            }
        }

        await Take(batch, cancellation);
    }

    // Positions without a row are damage as well: `grid verify` names what is missing.
    private async Task Skip(long to, List<FollowedEntry> batch, CancellationToken cancellation)
    {
        await Take(batch, cancellation);
        LogMissing(log, Position + 1, to - 1);
        Volatile.Write(ref _position, to - 1);
    }

    private async Task Take(List<FollowedEntry> batch, CancellationToken cancellation)
    {
        if (batch.Count > 0)
        {
            await take(batch, cancellation);
            Volatile.Write(ref _position, batch[^1].Position);
            batch.Clear();
        }
    }

    private static FollowedEntry Read(StoredEntry stored)
    {
        var unread = new FollowedEntry(stored.Position, stored.Stream);
        if (!HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(stored.Hash))
        {
            return unread with
            {
                Damage = $"entry {stored.Lane}/{stored.Position} does not have the hash that is stored beside it",
            };
        }

        try
        {
            var entry = EntryCodec.Decode(stored.Body);
            var header = entry.Header;
            return (header.Stream, header.Sequence, header.Type) == (stored.Stream, stored.Sequence, stored.Type)
                ? unread with { Content = (header, entry.ReadEvent()) }
                : unread with { Damage = $"entry {stored.Lane}/{stored.Position} does not say what its row says" };
        }
        catch (JsonException unreadable)
        {
            return unread with
            {
                Damage = $"entry {stored.Lane}/{stored.Position} cannot be read: {unreadable.Message}",
            };
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Critical,
        "Positions {From} to {To} of lane 0 are missing; the live views go on without. "
        + "Run `grid verify` on the store.")]
    private static partial void LogMissing(ILogger log, long from, long to);

    [LoggerMessage(2, LogLevel.Warning, "The live views cannot read the ledger, and will try again: {Problem}")]
    private static partial void LogUnreadable(ILogger log, string problem);
}
