using Grid.Ledger.Indexes;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Grid.Grains.Deadlines;

/// <summary>
/// A time-ordered queue of what is due soon in a share of the cases. It is loaded from the index page by page, told of
/// what becomes durable, and read again every so often; each step it takes is an ordinary command to the case.
/// </summary>
[KeepAlive, HashBasedPlacement]
internal sealed partial class DeadlineShardGrain(
    GridLedger grid,
    IGrainFactory grains,
    DeadlineSettings settings,
    DeadlineGate gate,
    ILogger<DeadlineShardGrain> log) : Grain, IDeadlineShardGrain
{
    /// <summary>Why a step is late that was due while nobody looked after the shard.</summary>
    public const string NotRunning = "the grid was not running when it was due";

    /// <summary>Why a step is late that was due while somebody did.</summary>
    public const string Behind = "the grid was behind with what was due";

    private const int TakenAtOnce = 32;
    private const int ReadsAside = 20;

    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(10);

    // What was told to nobody is found by then at the latest, however much there is to do.
    private static readonly TimeSpan BehindMax = TimeSpan.FromMinutes(5);

    private readonly DueQueue _queue = new();
    private readonly GrainReferences<ICaseSteps> _cases = new(grains);

    // What a case refuses stays in the index, and is not asked again until much later.
    private readonly Dictionary<ClockKey, int> _aside = [];
    private IGrainTimer? _timer;
    private long _runningSince;
    private long _readAt;
    private long _readUntil;
    private int _reads;
    private bool _hasFailed;

    private int Shard => (int)this.GetPrimaryKeyLong();

    private long Now => grid.Clock.GetUtcNow().UtcTicks;

    public override Task OnActivateAsync(CancellationToken cancellation)
    {
        _runningSince = Now;
        _timer = this.RegisterGrainTimer(
            Tick, new GrainTimerCreationOptions { DueTime = Soonest, Period = settings.ReadEvery });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellation)
    {
        grid.Meter.Overdue(Shard, 0);
        return Task.CompletedTask;
    }

    public Task Keep(CancellationToken cancellation) => Task.CompletedTask;

    public Task Tell(ImmutableArray<DueStep> steps)
    {
        foreach (var step in steps)
        {
            Add(step);
        }

        Arm();
        return Task.CompletedTask;
    }

    public async Task<int> CatchUp(CancellationToken cancellation)
    {
        _readAt = 0;
        var all = 0;
        for (var taken = -1; taken != 0; all += taken)
        {
            taken = await Work(cancellation);
        }

        Arm();
        return all;
    }

    private async Task Tick(CancellationToken cancellation)
    {
        try
        {
            await Work(cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogFailed(failed, Shard);
        }

        Arm();
    }

    /// <summary>Takes some of what is due; whatever else is asked of the shard comes in between.</summary>
    private async Task<int> Work(CancellationToken cancellation)
    {
        var now = Now;
        // Whoever is behind has enough to do, as long as nothing fails; most of what is read again would only wait.
        var every = _queue.First <= now && !_hasFailed ? BehindMax : settings.ReadEvery;
        if (now - _readAt >= every.Ticks || _queue.Count == 0 && _readUntil <= now)
        {
            await Read(now, cancellation);
        }

        var due = _queue.Take(now, TakenAtOnce);
        await Task.WhenAll(due.Select(step => gate.Pass(() => Take(step, cancellation))));
        grid.Meter.Overdue(Shard, _queue.CountDue(Now));
        return due.Count;
    }

    // From the beginning, so that what was lost on the way is found again; no more than there is room for.
    private async Task Read(long now, CancellationToken cancellation)
    {
        if (++_reads % ReadsAside == 0)
        {
            _aside.Clear();
        }

        _hasFailed = false;
        var query = new ClockQuery(Shard, now + settings.Horizon.Ticks, settings.Page);
        while (true)
        {
            var rows = await grid.Ledger.Due(query, cancellation);
            foreach (var row in rows)
            {
                Add(DueStep.Of(row));
            }

            if (rows.Length < query.Count || _queue.Count >= settings.QueueMax)
            {
                (_readAt, _readUntil) = (now, rows.Length < query.Count ? query.Until : rows[^1].Due);
                return;
            }

            query = query with { Beyond = (rows[^1].Due, rows[^1].Key) };
        }
    }

    private void Add(DueStep step)
    {
        if (_aside.GetValueOrDefault(step.Key) != step.Set && step.Due - Now <= settings.Horizon.Ticks)
        {
            _queue.Add(step);
        }
    }

    private async Task<bool> Take(DueStep step, CancellationToken cancellation)
    {
        try
        {
            var isLate = Now - step.Due > settings.LateAfter.Ticks;
            var late = !isLate ? null : step.Due < _runningSince ? NotRunning : Behind;
            var taken = await _cases.Of(step.Case.Value).Take(step, late, cancellation);
            if (taken.Reply is Reply.Refused refused)
            {
                _aside[step.Key] = step.Set;
                LogRefused(step.Case.Value, refused.Reasons[0].Sentence);
                return false;
            }

            grid.Meter.StepTaken(step.Warning != 0, TimeSpan.FromTicks(Now - step.Due), late);
            foreach (var next in taken.Upcoming)
            {
                Add(next);
            }

            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // The index has it still, and the next reading brings it back.
            _hasFailed = true;
            _readAt = Math.Min(_readAt, Now - settings.ReadEvery.Ticks + TimeSpan.TicksPerSecond);
            LogFailed(failed, Shard);
            return false;
        }
    }

    private void Arm()
    {
        var now = Now;
        var read = _readAt + settings.ReadEvery.Ticks;
        var next = Math.Min(read, _queue.First ?? read) - now;
        var wait = TimeSpan.FromTicks(Math.Clamp(next, Soonest.Ticks, settings.ReadEvery.Ticks));
        _timer?.Change(wait, settings.ReadEvery);
    }

    [LoggerMessage(1, LogLevel.Warning, "Deadline shard {Shard} could not do its work, and will try again")]
    private partial void LogFailed(Exception failed, int shard);

    [LoggerMessage(2, LogLevel.Warning, "{Stream} refuses what is due in it: {Sentence}")]
    private partial void LogRefused(string stream, string sentence);
}
