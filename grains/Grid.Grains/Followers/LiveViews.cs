using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grid.Grains.Followers.Histories;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers;

/// <summary>
/// One silo's live views: fed with committed batches in process, true for every entry up to a position. They are
/// disposable, rebuilt from the ledger at each start, and never an input of a decision.
/// </summary>
internal sealed partial class LiveViews : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    // The newest breaches that are listed; about a hundred bytes each. Counts know of all.
    private const int BreachesListedMax = 1_000_000;

    private const int ActedForMax = 1_000;

    private static readonly TimeSpan SharedFor = TimeSpan.FromMilliseconds(250);

    // About half an hour for a round over a million cases, and hardly a thousandth of what a store can read.
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly LiveGrid _grid = new(BreachesListedMax);
    private readonly StoreReads _reads = new();
    private readonly StoredLedger _ledger;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _pace;
    private readonly ILogger _log;
    private readonly ChangePulse _pulse;
    private readonly LedgerFollower _follower;
    private readonly SealedCases _hidden;
    private readonly CasePacks _packs;
    private readonly CaseLists _cases;
    private readonly OfficerLists _officers;
    private readonly BreachLists _breaches;
    private readonly ResponsibilityLists _responsibilities;
    private readonly CaseHistories _caseHistories;
    private readonly OfficerHistories _officerHistories;
    private readonly EntryPages _entries;
    private readonly RuleViews _rules;
    private readonly ViewCheck _check;
    private readonly CoverageReading _coverage;
    private readonly MatrixReading _matrix;
    private readonly LoopLists _loops;
    private readonly WatchLists _watch;
    private readonly UnitLists _units;
    private readonly DrawLooks _draws;
    private readonly BackgroundWork _background;
    private Glance? _glance;
    private long _taken = -1;

    /// <param name="ledger">The ledger of this silo.</param>
    /// <param name="packs">The packs in force.</param>
    /// <param name="clock">What time the grid is told.</param>
    /// <param name="pace">What views are paced by, and stores asked again.</param>
    /// <param name="log">Where damage is told.</param>
    public LiveViews(
        StoredLedger ledger, IRulePacks packs, TimeProvider clock, TimeProvider pace, ILogger<LiveViews> log)
    {
        _ledger = ledger;
        _clock = clock;
        _pace = pace;
        _log = log;
        _pulse = new(clock, pace);
        _follower = new(ledger, Take, pace, log);
        _packs = new(packs, _grid, _gate, log);
        _hidden = new(ledger);
        _cases = new(ledger, _reads, _hidden, _grid, _gate);
        _officers = new(_grid, _gate);
        _breaches = new(_grid, _gate);
        _responsibilities = new(ledger, _reads, _hidden);
        var officers = new OfficerReadings(ledger, _reads);
        _caseHistories = new(ledger, _reads, officers, _packs, clock);
        _officerHistories = new(officers, _packs, clock);
        _entries = new(ledger, _reads, _hidden);
        _rules = new(_grid, _gate);
        _check = new(ledger, _reads, _grid, _gate, log);
        _coverage = new(_grid, _gate, _follower, _check, (clock, pace));
        _matrix = new(_grid, _gate, clock);
        _loops = new(_grid, _gate);
        _watch = new(_grid, _gate);
        _units = new(_grid, _gate);
        _draws = new(ledger, _reads, _hidden, _packs, clock);
        _background = new(pace, LogFailed, _follower.Run, _pulse.Run, Check);
    }

    /// <summary>The newest 50 entries, the newest first.</summary>
    public ImmutableArray<RecentEntry> Recent => Look().Recent;

    /// <summary>How many entries of the ledger have not been read yet.</summary>
    public long Lag => Math.Max(0, _follower.End - Position - 1);

    // What was taken is shown a moment before the follower has gone on; what is missing is passed over by it alone.
    private long Position => Math.Max(Volatile.Read(ref _taken), _follower.Position);

    /// <summary>Whether the ledger has been read to its end since the start.</summary>
    public bool IsCaughtUp => _follower.IsCaughtUp;

    /// <summary>Follows the ledger from here on, in the background.</summary>
    public void Start() => _background.Start();

    /// <summary>The grid at a glance: made at most four times a second, shared by every reader.</summary>
    public OverviewView Overview => Look().Overview;

    /// <inheritdoc cref="CoverageReading.Of(UnitId?, int, CancellationToken)"/>
    public Task<CoverageView> Coverage(UnitId? unit, int silentDays, CancellationToken cancellation) =>
        _coverage.Of(unit, silentDays, cancellation);

    /// <inheritdoc cref="CoverageReading.Of(OfficerId, CancellationToken)"/>
    public Task<LoopsView> LoopsOf(OfficerId officer, CancellationToken cancellation) =>
        _coverage.Of(officer, cancellation);

    /// <inheritdoc cref="MatrixReading.Of"/>
    public MatrixView Matrix(UnitId? unit) =>
        _matrix.Of(unit) with { Lag = Lag, IsCaughtUp = _follower.IsCaughtUp };

    /// <summary>A case read from the ledger; nothing where it is not there.</summary>
    public Task<CaseHistory?> Case(CaseId id, CancellationToken cancellation) =>
        _caseHistories.Of(id, Position, cancellation);

    /// <summary>An officer read from the ledger; nothing where nobody is known by the id.</summary>
    public async Task<OfficerHistoryView?> Officer(OfficerId id, CancellationToken cancellation)
    {
        if (await _officerHistories.Of(id, cancellation) is not { } history)
        {
            return null;
        }

        // Read before the rows: what is told to be true for less than it is, is true nevertheless.
        var sizes = await _reads.Read(() => _ledger.Sizes(cancellation), cancellation);
        var held = await Responsibilities(id, ListQuery.First, cancellation);
        var (workload, countedFor) = await Workload(id, history, cancellation);
        return history with
        {
            View = history.View with { Responsibilities = held.Rows, Workload = workload, TrueFor = sizes },
            CountedFor = countedFor,
            ActedFor = ActedFor(id),
        };
    }

    private ImmutableArray<ActedSeat> ActedFor(OfficerId id)
    {
        lock (_gate)
        {
            return _grid.Officers.Find(id) is { } known
                ? [.. _grid.Supervision.ActedFor(known).Take(ActedForMax)]
                : [];
        }
    }

    // From memory, but for an officer of a grid that has not been read to its end, or of which a part could not be
    // believed: then the exact index tells.
    private async Task<(WorkloadView Workload, ImmutableArray<long> CountedFor)> Workload(
        OfficerId id, OfficerHistoryView history, CancellationToken cancellation)
    {
        if (IsCaughtUp)
        {
            // Asked before the count, which may know of later ones already.
            var countedFor = _follower.TrueFor;
            lock (_gate)
            {
                if (_grid.DamagedStreams == 0)
                {
                    var known = _grid.Officers.Find(id);
                    return (known is null ? WorkloadView.None : _grid.WorkloadOf(known), countedFor);
                }
            }
        }

        var (held, trueFor) = await _reads.Read(() => _ledger.HeldBy(id, cancellation), cancellation);
        var open = await _hidden.Without(held, seat => seat.Case.Value, cancellation);
        return (WorkloadView.Of(open, history.Pack?.Organisation.CasesMaxOf(history.View.State.Class)), trueFor);
    }

    /// <summary>At most fifty entries of a stream, from a sequence on.</summary>
    public Task<EntryPage> Entries(string stream, int from, CancellationToken cancellation) =>
        _entries.Of(stream, from, cancellation);

    /// <summary>
    /// The present position at once, then whenever something has changed: at most four times a second, and what came
    /// meanwhile told as one. Ends with the silo.
    /// </summary>
    /// <param name="stream">
    /// Only when this stream got an entry, or, of an officer, when a seat of theirs has changed; nothing for any.
    /// </param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<LiveChange> Changes(
        string? stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var watch = _pulse.Enter(stream);
        try
        {
            var seen = watch.Last;
            yield return _pulse.Last;
            while (await watch.After(seen, cancellation) is { } change)
            {
                yield return seen = change;
            }
        }
        finally
        {
            _pulse.Leave(stream, watch);
        }
    }

    public void Participate(ISiloLifecycle observer) => _background.Join(observer, nameof(LiveViews), Stop);

    public async ValueTask DisposeAsync()
    {
        await _background.DisposeAsync();
        _pulse.End();
        _reads.Dispose();
    }

    private async Task Stop()
    {
        await _background.Stop();
        _pulse.End();
    }

    // Slowly and for ever: what is counted must be what is stored.
    private async Task Check(CancellationToken cancellation)
    {
        await _follower.CaughtUp.WaitAsync(cancellation);
        while (true)
        {
            await Pause.For(CheckEvery, _pace, cancellation);
            await _check.Step(cancellation);
        }
    }

    private async Task Take(IReadOnlyList<FollowedEntry> entries, CancellationToken cancellation)
    {
        var ready = new FollowedEntry[entries.Count];
        for (var i = 0; i < ready.Length; i++)
        {
            ready[i] = entries[i].Content?.Happened is PackEvent.Published published
                ? entries[i] with { Pack = await _packs.OfVersion(published.Version, cancellation) }
                : entries[i];
        }

        ImmutableArray<LiveOfficer> moved;
        string[] changed;
        lock (_gate)
        {
            _grid.Advance(_clock.GetUtcNow());
            foreach (var entry in ready)
            {
                Take(entry);
            }

            moved = _grid.Supervision.TakeMoved();
            changed = [.. ready.Select(entry => entry.Stream).Where(stream => !_grid.IsHidden(stream))];
            Volatile.Write(ref _taken, _grid.Position);
        }

        // What an officer answers for changes with entries of cases: who watches the officer is told all the same.
        // Nobody is told that something has changed which nobody sees.
        if (changed.Length > 0 || ready.Length == 0)
        {
            _pulse.Move(Position, changed.Concat(moved.Select(officer => officer.Id.Value)));
        }
    }

    private void Take(FollowedEntry entry)
    {
        try
        {
            if (_grid.Take(entry) is { } damage)
            {
                LogDamaged(entry.Stream, damage);
            }
        }
        catch (Exception failed)
        {
            _grid.Seal(entry.Stream, failed.Message);
            LogUnexpected(failed, entry.Stream, entry.Position);
        }
    }

    private Glance Look()
    {
        var glance = Volatile.Read(ref _glance);
        if (IsFresh(glance))
        {
            return glance!;
        }

        lock (_gate)
        {
            if (IsFresh(_glance))
            {
                return _glance!;
            }

            var (now, seen) = (_clock.GetUtcNow(), _pulse.Last);
            _grid.Advance(now);
            var overview = _grid.Overview(now) with
            {
                Position = Position,
                Lag = Lag,
                IsCaughtUp = _follower.IsCaughtUp,
            };
            glance = new(overview, _grid.Recent.ToRows()) { Seen = seen };
            Volatile.Write(ref _glance, glance);
            return glance;
        }
    }

    // Whoever was told of a change sees it, however short the time.
    private bool IsFresh(Glance? glance) =>
        glance is not null && ReferenceEquals(glance.Seen, _pulse.Last)
        && Stopwatch.GetElapsedTime(glance.MadeAt) < SharedFor;

    [LoggerMessage(
        1,
        LogLevel.Critical,
        "{Stream} is damaged, and the live views take nothing more of it: {Damage}. Run `grid verify` on the store.")]
    private partial void LogDamaged(string stream, string damage);

    [LoggerMessage(
        2,
        LogLevel.Critical,
        "The live views could not take entry {Position} of {Stream}, and go on without the stream")]
    private partial void LogUnexpected(Exception failed, string stream, long position);

    [LoggerMessage(3, LogLevel.Critical, "The live views have failed, and begin again where they were")]
    private partial void LogFailed(Exception failed);

    private sealed record Glance(OverviewView Overview, ImmutableArray<RecentEntry> Recent)
    {
        public long MadeAt { get; } = Stopwatch.GetTimestamp();

        /// <summary>The beat of the pulse that it was made after.</summary>
        public required LiveChange Seen { get; init; }
    }
}
