using System.Globalization;
using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>
/// Carries a load out: prepares, sends on schedule, settles what has no answer, and holds the receipts against the
/// ledger.
/// </summary>
public sealed class LoadRun
{
    private readonly LoadSetting _setting;
    private readonly LoadOptions _options;
    private readonly ulong _seed;
    private readonly string _run;

    /// <param name="target">Where the load goes.</param>
    /// <param name="scenario">What it is.</param>
    /// <param name="options">What else is said about it.</param>
    public LoadRun(ILoadTarget target, LoadScenario scenario, LoadOptions? options = null)
        : this(target, scenario, options, LoadPace.OfTheMachine)
    {
    }

    internal LoadRun(ILoadTarget target, LoadScenario scenario, LoadOptions? options, LoadPace pace)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _options = options ?? new();
        _seed = _options.Seed ?? scenario.Seed;
        _run = _options.Run ?? string.Create(CultureInfo.InvariantCulture, $"s{_seed}");
        if (_run.Length == 0 || _run.Any(letter => !char.IsAsciiLetterOrDigit(letter)))
        {
            throw new LoadImpossible($"`{_run}` cannot name a run; use letters and digits");
        }

        _setting = new(target, scenario, new(scenario, _seed, _run))
        {
            Pace = pace,
            Repeats = new(scenario.Retries, _seed),
            Book = new(scenario.ReceiptsMax, _seed),
            Log = _options.Log,
            EndsOnTime = _options.EndsOnTime,
        };
    }

    /// <summary>Carries it out, once.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="stop">Ends the sending; what was sent is still settled and checked, for a short while.</param>
    /// <exception cref="LoadImpossible">It cannot be carried out there.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the load began.</exception>
    public async Task<LoadResult> Run(IProgress<LoadProgress>? progress, CancellationToken stop)
    {
        var clock = _setting.Pace.Clock;
        await _setting.Target.Prepare(new(_setting.Scenario.Pack), _setting.Plan.FirstCase, stop);
        var from = await _setting.Target.LedgerEnd(stop);
        var begun = clock.GetTimestamp();
        await new Preparation(_setting, progress).Run(stop);
        var preparation = (clock.GetElapsedTime(begun), _setting.Plan.Commands);

        var schedule = new ArrivalSchedule(_setting.Scenario, unchecked(_seed + 1));
        var sender = new LoadSender(_setting);
        var startedAt = clock.GetUtcNow();
        var (sentFor, intervals, processor) = await Send(sender, schedule, (progress, stop));

        using var patience = new CancellationTokenSource();
        await using var soon = stop.Register(() => patience.CancelAfter(_setting.Scenario.StopPatience));
        await Drain(sender, patience.Token);
        progress?.Report(new(LoadStage.Settling) { Unsettled = sender.Unsettled.Count });
        await new Settlement(_setting, () => sender.Elapsed).Run(sender.Unsettled, patience.Token);
        await new Repetition(_setting).Run(sender.Repeated, patience.Token);
        return new(_setting.Scenario, _seed, _run)
        {
            StartedAt = startedAt,
            SentFor = sentFor,
            Preparation = preparation,
            Asked = schedule.ExpectedUntil(sentFor),
            Counts = Final(_setting.Meter.Counts),
            Latency = _setting.Meter.Latency.All(),
            Service = _setting.Meter.Service.All(),
            Delay = _setting.Meter.Delay.All(),
            Percentiles = _setting.Meter.Latency.Percentiles(),
            Intervals = intervals,
            ProcessorShare = processor,
            IsGridInProcess = _options.IsGridInProcess,
            WasStopped = stop.IsCancellationRequested,
            Findings = await Check(from, progress, patience.Token),
        };
    }

    private async Task<(TimeSpan SentFor, ImmutableArray<LoadInterval> Intervals, double ProcessorShare)> Send(
        LoadSender sender, ArrivalSchedule schedule, (IProgress<LoadProgress>? Progress, CancellationToken Stop) by)
    {
        var sampler = new LoadSampler(_setting, sender, schedule, by.Progress);
        using var sent = new CancellationTokenSource();
        var processorBefore = Environment.CpuUsage.TotalTime;
        var sending = Task.Factory.StartNew(
            () => sender.Send(schedule, by.Stop),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        var sampling = sampler.Run(sent.Token);
        var sentFor = await sending;
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        await sent.CancelAsync();
        await sampling;
        return (sentFor, sampler.Intervals, processor / sentFor / Environment.ProcessorCount);
    }

    // What is still under way when the patience ends is as unknown as what failed.
    private static LoadCounts Final(LoadCounts counts) => counts with
    {
        Unknown = counts.Sent - counts.Acknowledged - counts.Refused - counts.Overloaded,
    };

    private static async Task Drain(LoadSender sender, CancellationToken cancellation)
    {
        try
        {
            await sender.Drain(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The result counts what has come back by now.
        }
    }

    private async Task<ReceiptFindings?> Check(
        Cursor? from, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        if (from is not { } cursor)
        {
            return null;
        }

        progress?.Report(new(LoadStage.Checking));
        try
        {
            return await ReceiptCheck.Run(
                _setting.Book, _setting.Plan.Prefix, _setting.Target.ReadLedger(cursor, cancellation), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
