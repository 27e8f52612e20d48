using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.FanOut;

/// <summary>
/// Lets every case say on its own record what follows for it from an officer's or a unit's change. Who answers is
/// derived from the instant of that change on; this only writes it down. Each silo follows at once what it has written
/// itself, and a little later what others have written: where they are done, nothing is left to do.
/// </summary>
internal sealed partial class AnswererFanOut : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const int FeedCapacity = 16_384;

    // How many cases are asked at once has a bound of its own.
    private const int ChangesAtOnce = 64;

    // What is new does not wait behind everybody who was ever away.
    private const int UnfinishedAtOnce = 4;

    // A subject of its own: whether somebody else answers by now for whoever is away.
    private const string WhoIsAway = "";

    // What other silos write is told to nobody here.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    // A silo that lives is done by then, mostly; of one that died nothing waits for longer.
    private static readonly TimeSpan LeaveToOthersFor = TimeSpan.FromSeconds(3);

    // Standings that were told in advance begin without an entry; a ledger that could not be written may be by then.
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromSeconds(30);

    private readonly StoredLedger _ledger;
    private readonly CatchingUp _cases;
    private readonly FanOutWork _work;
    private readonly TimeProvider _pace;
    private readonly ILogger _log;
    private readonly List<(long DueAt, OrganisationChange Change)> _ofOthers = [];
    private readonly BackgroundWork _background;

    /// <param name="ledger">The ledger of this silo.</param>
    /// <param name="grid">What every stream of the silo shares.</param>
    /// <param name="grains">Where the cases are.</param>
    /// <param name="packs">The packs in force.</param>
    /// <param name="pace">What it is paced by.</param>
    public AnswererFanOut(
        StoredLedger ledger, GridLedger grid, IGrainFactory grains, IRulePacks packs, TimeProvider pace)
    {
        (_ledger, _pace, _log) = (ledger, pace, grid.Log);
        _cases = new(grains, pace, grid.Log);
        _work = new(ledger, new(grid, packs), _cases, grid.Log);
        _background = new(pace, LogFailed, Run);
    }

    /// <summary>Follows from here on, in the background.</summary>
    public void Start() => _background.Start();

    public void Participate(ISiloLifecycle observer) => _background.Join(observer, nameof(AnswererFanOut));

    public async ValueTask DisposeAsync()
    {
        await _background.DisposeAsync();
        _cases.Dispose();
    }

    private async Task Run(CancellationToken cancellation)
    {
        using var listener = _ledger.Feed.Listen(FeedCapacity);
        var changes = new NewEntries<OrganisationChange>(
            _ledger,
            listener,
            ChangeTypes.OfRoutes,
            told => OrganisationChange.In(told.Header.Stream, told.Header.Type),
            stored => OrganisationChange.In(stored.Stream, stored.Type));
        await changes.Begin(cancellation);
        _ofOthers.Clear();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var works = new SideBySide(ChangesAtOnce);
        await using var unfinished = new SideBySide(UnfinishedAtOnce);
        try
        {
            foreach (var stream in await _work.Begin(cancellation))
            {
                unfinished.Begin(stream, () => _work.Take(stream, stopping.Token));
            }

            await Follow(changes, listener, (works, unfinished), stopping.Token);
        }
        finally
        {
            await stopping.CancelAsync();
        }
    }

    private async Task Follow(
        NewEntries<OrganisationChange> changes,
        CommitListener listener,
        (SideBySide New, SideBySide Unfinished) works,
        CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(LookEvery, _pace);
        var (look, told) = (Task.FromResult(true), (Task<bool>?)null);
        var (lookAgainAt, leftAgainAt) = (_pace.GetTimestamp(), _pace.GetTimestamp());
        while (!cancellation.IsCancellationRequested)
        {
            var own = await changes.Own(cancellation);
            if (look.IsCompleted)
            {
                await LeaveToOthers(changes, cancellation);
                look = timer.WaitForNextTickAsync(cancellation).AsTask();
            }

            var due = own.Concat(Due()).ToArray();
            foreach (var stream in due.Where(change => ChangeTypes.MovesCases(change.Type))
                         .Select(change => change.Stream).Distinct())
            {
                works.New.Begin(stream, () => _work.Take(stream, cancellation));
            }

            if (due.Length > 0 || _pace.GetElapsedTime(lookAgainAt) > LookAgainEvery)
            {
                works.New.Begin(WhoIsAway, () => _work.LookAgain(cancellation));
                lookAgainAt = _pace.GetTimestamp();
            }

            if (_pace.GetElapsedTime(leftAgainAt) > LookAgainEvery)
            {
                foreach (var stream in _work.Left)
                {
                    works.New.Begin(stream, () => _work.Take(stream, cancellation));
                }

                leftAgainAt = _pace.GetTimestamp();
            }

            await works.New.Settle();
            await works.Unfinished.Settle();
            told ??= listener.Entries.WaitToReadAsync(cancellation).AsTask();
            await Task.WhenAny(look, told, works.New.Any, works.Unfinished.Any);
            told = told.IsCompleted ? null : told;
        }
    }

    private async Task LeaveToOthers(NewEntries<OrganisationChange> changes, CancellationToken cancellation)
    {
        var dueAt = _pace.GetTimestamp() + (long)(LeaveToOthersFor.TotalSeconds * _pace.TimestampFrequency);
        foreach (var change in await changes.Others(cancellation))
        {
            _ofOthers.Add((dueAt, change));
        }
    }

    private ImmutableArray<OrganisationChange> Due()
    {
        var now = _pace.GetTimestamp();
        ImmutableArray<OrganisationChange> due =
            [.. _ofOthers.TakeWhile(left => left.DueAt <= now).Select(left => left.Change)];
        _ofOthers.RemoveRange(0, due.Length);
        return due;
    }

    [LoggerMessage(1, LogLevel.Error, "What follows for cases could not be put on record; it begins again")]
    private partial void LogFailed(Exception failed);
}
