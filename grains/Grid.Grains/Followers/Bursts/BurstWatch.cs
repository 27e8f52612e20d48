using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Bursts;

/// <summary>
/// Counts over all cases what one officer does in a short time, where a pack has it counted, and has it told once. Each
/// silo counts everything that is written, its own as it is told, that of others by looking: the officer's own stream
/// settles whose word comes first. At the start it counts again what the time of any row reaches back to.
/// </summary>
internal sealed partial class BurstWatch : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const int FeedCapacity = 16_384;

    // So much is looked at in one go for the place to begin at, and ever more.
    private const int StepBack = 1_024;

    // No row of a pack counts over more than a day.
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(25);

    // What other silos write is told to nobody here.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly StoredLedger _ledger;
    private readonly DeedCount _count;
    private readonly BurstTelling _telling;
    private readonly TimeProvider _pace;
    private readonly ILogger _log;
    private readonly BackgroundWork _background;

    /// <param name="ledger">The ledger of this silo.</param>
    /// <param name="grid">What every stream of the silo shares.</param>
    /// <param name="grains">Where the officers and cases are.</param>
    /// <param name="packs">The packs that judge.</param>
    /// <param name="pace">What it is paced by.</param>
    public BurstWatch(
        StoredLedger ledger, GridLedger grid, IGrainFactory grains, IRulePacks packs, TimeProvider pace)
    {
        (_ledger, _pace, _log) = (ledger, pace, grid.Log);
        _count = new(packs, grid.Sealed);
        _telling = new(grains, grid, pace);
        _background = new(pace, LogFailed, Run);
    }

    /// <summary>Counts from here on, in the background.</summary>
    public void Start() => _background.Start();

    public void Participate(ISiloLifecycle observer) => _background.Join(observer, nameof(BurstWatch));

    public ValueTask DisposeAsync() => _background.DisposeAsync();

    private async Task Run(CancellationToken cancellation)
    {
        using var listener = _ledger.Feed.Listen(FeedCapacity);
        using var timer = new PeriodicTimer(LookEvery, _pace);
        var deeds = new NewEntries<CountedDeed>(
            _ledger,
            listener,
            CountedDeed.Types,
            told => CountedDeed.In(told.Header, told.Happened),
            stored => CountedDeed.In(stored, _count.MayCount));
        _count.Clear();
        deeds.Begin(await Beginnings(cancellation));
        await _telling.GoOn(cancellation);
        // In the order of their times: those of several lanes are told one lane after the other.
        await Take(
            (await deeds.Behind(cancellation)).OrderBy(deed => deed.Header.EffectiveAt.AsUtc), cancellation);
        var (look, told) = (Task.FromResult(true), (Task<bool>?)null);
        while (!cancellation.IsCancellationRequested)
        {
            await Take(await deeds.Own(cancellation), cancellation);
            if (look.IsCompleted)
            {
                await Take(await deeds.Others(cancellation), cancellation);
                look = timer.WaitForNextTickAsync(cancellation).AsTask();
            }

            told ??= listener.Entries.WaitToReadAsync(cancellation).AsTask();
            await Task.WhenAny(look, told);
            told = told.IsCompleted ? null : told;
        }
    }

    private async Task Take(IEnumerable<CountedDeed> deeds, CancellationToken cancellation)
    {
        foreach (var deed in deeds)
        {
            foreach (var (pack, burst) in await _count.Take(deed, cancellation))
            {
                await _telling.Note(deed.Officer, pack, burst, cancellation);
            }
        }
    }

    private async Task<ImmutableArray<long>> Beginnings(CancellationToken cancellation)
    {
        var beginnings = ImmutableArray.CreateBuilder<long>();
        var sizes = await _ledger.Sizes(cancellation);
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            beginnings.Add(await Beginning(lane, sizes[lane], cancellation));
        }

        return beginnings.ToImmutable();
    }

    private async Task<long> Beginning(int lane, long size, CancellationToken cancellation)
    {
        var last = await RecordedAt(lane, size - 1, cancellation);
        for (var (from, step) = (size, (long)StepBack); from > 0; step *= 4)
        {
            from = Math.Max(0, from - step);
            if (last is null || await RecordedAt(lane, from, cancellation) is { } at && at < last - LookBack.Ticks)
            {
                return from;
            }
        }

        return 0;
    }

    private async Task<long?> RecordedAt(int lane, long position, CancellationToken cancellation)
    {
        await foreach (var stored in _ledger.ReadLane(lane, Math.Max(0, position), cancellation))
        {
            return FollowedEntry.Of(stored).Content?.Header.RecordedAt.AsUtc;
        }

        return null;
    }

    [LoggerMessage(1, LogLevel.Error, "What officers do in a short time could not be counted; it begins again")]
    private partial void LogFailed(Exception failed);
}
