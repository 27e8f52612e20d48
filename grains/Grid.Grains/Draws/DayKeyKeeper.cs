using Grid.Domain.Draws;
using Grid.Grains.Followers;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Draws;

/// <summary>
/// Commits to the next day's key of every unit that has a pool, and tells the keys of days that are over. It remembers
/// nothing: what is left to do stands in the units, and the keys follow from the secret, so it may be stopped anywhere,
/// begun again, and run in several silos at once.
/// </summary>
internal sealed partial class DayKeyKeeper(
    GridLedger grid, IGrainFactory grains, DrawSecret secret, ILogger<DayKeyKeeper> log)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>Who commits and tells.</summary>
    public static readonly AskerId Asker = AskerId.Parse("system:day-keys");

    // Beyond that nobody weighs less for having more; and so many seats are read at once.
    private const int CaseloadMax = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private static readonly string PoolSet = EventTypes.AliasOf(typeof(UnitEvent.PoolSet));

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>How many seats of an officer are read at once.</summary>
    internal int SeatsAtOnce { get; init; } = CaseloadMax;

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(DayKeyKeeper),
        ServiceLifecycleStage.Active + 1,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        },
        async _ =>
        {
            await _stopping.CancelAsync();
            await _running;
        });

    public void Start() => _running = Task.Run(Keep);

    public void Dispose() => _stopping.Dispose();

    /// <summary>Does what is left to do now.</summary>
    public async Task KeepAll(CancellationToken cancellation)
    {
        foreach (var stream in await grid.Ledger.StreamsWith(UnitId.Prefix, [PoolSet], cancellation))
        {
            try
            {
                await Keep(new UnitId(stream), cancellation);
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(stream, failed);
            }
        }
    }

    private async Task Keep()
    {
        try
        {
            while (true)
            {
                try
                {
                    await KeepAll(_stopping.Token);
                }
                catch (Exception failed) when (!_stopping.IsCancellationRequested)
                {
                    LogFailed("every unit", failed);
                }

                await Pause.For(Every, grid.Clock, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task Keep(UnitId unit, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IUnitGrain>(unit.Value);
        var state = await grain.State(cancellation);
        var now = Timestamp.FromUtc(grid.Clock.GetUtcNow());
        foreach (var committed in state.DayKeys)
        {
            if (committed.IsRevealed)
            {
                continue;
            }

            var key = secret.KeyOf(unit, committed.Day);
            if (!DayKeys.Opens(key, committed.Commitment))
            {
                // Told at once, and again until its day is over and longer: by it nothing can be drawn on that day, and
                // what somebody else draws by it nobody can check.
                LogStranger(unit.Value, committed.Day);
            }
            else if (DayKeys.EndOf(committed.Day) is { } end && now.CompareWith(end) >= 0)
            {
                var reveal = new UnitCommand.RevealDayKey(committed.Day, key);
                await grain.Submit(new(new($"day-key-reveal-{committed.Day}"), Asker, reveal), cancellation);
            }
        }

        var next = DayKeys.DayOf(now, after: 1);
        if (state.Status == UnitStatus.Open && state.DayKey(next) is null
            && state.Pools.Any(pool => !pool.Members.IsEmpty))
        {
            var commit = new UnitCommand.CommitDayKey(next, DayKeys.CommitmentTo(secret.KeyOf(unit, next)))
            {
                Caseloads = await Caseloads(state, cancellation),
            };
            await grain.Submit(new(new($"day-key-commit-{next}"), Asker, commit), cancellation);
        }
    }

    // A seat counts where it is one of a pool's slot: who is drawn for cases is weighed by what they were drawn for.
    private async Task<ImmutableArray<Caseload>> Caseloads(UnitState state, CancellationToken cancellation)
    {
        var loads = ImmutableArray.CreateBuilder<Caseload>();
        var slots = state.Pools.Select(pool => pool.Slot).ToHashSet();
        foreach (var officer in state.Pools.SelectMany(pool => pool.Members).Select(member => member.Officer)
            .Distinct().OrderBy(officer => officer.Value, StringComparer.Ordinal))
        {
            loads.Add(new(officer, await CasesOf(officer, slots, cancellation)));
        }

        return loads.ToImmutable();
    }

    // An officer may have many seats that count for nothing here, before the first that counts.
    private async Task<int> CasesOf(OfficerId officer, HashSet<Slot> slots, CancellationToken cancellation)
    {
        var cases = new HashSet<CaseId>();
        for (var beyond = HoldingQuery.Start; ;)
        {
            var seats = await grid.Ledger.SeatsOf(new(officer, beyond, IsBackwards: false, SeatsAtOnce), cancellation);
            var open = await grid.Sealed.Without(seats, seat => seat.Case.Value, cancellation);
            cases.UnionWith(open.Where(seat => slots.Contains(seat.Slot)).Select(seat => seat.Case));
            if (seats.Length < SeatsAtOnce || cases.Count >= CaseloadMax)
            {
                return Math.Min(cases.Count, CaseloadMax);
            }

            beyond = seats[^1].Key;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The keys of days of {Unit} could not be kept; it is tried again")]
    private partial void LogFailed(string unit, Exception failed);

    [LoggerMessage(2, LogLevel.Critical,
        "{Unit} has committed to a key for {Day} that is not made from this silo's secret of draws: by it nothing is "
        + "drawn here, and it cannot be told. Give every silo of the grid the same file; where they have it, somebody "
        + "else has committed to it, and nothing of this unit can be drawn on that day")]
    private partial void LogStranger(string unit, string day);
}
