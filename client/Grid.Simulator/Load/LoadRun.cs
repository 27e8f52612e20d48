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
        options ??= new();
        var seed = options.Seed ?? scenario.Seed;
        var run = options.Run ?? string.Create(CultureInfo.InvariantCulture, $"s{seed}");
        if (run.Length == 0 || run.Any(letter => !char.IsAsciiLetterOrDigit(letter)))
        {
            throw new LoadImpossible($"`{run}` cannot name a run; use letters and digits");
        }

        _setting = new(target, scenario, new(scenario, seed, run))
        {
            Pace = pace,
            Repeats = new(scenario.Retries, seed),
            Book = new(scenario.ReceiptsMax, seed),
            Log = options.Log,
            Latencies = options.Latencies,
            Seed = seed,
            Run = run,
            IsGridInProcess = options.IsGridInProcess,
            EndsOnTime = options.EndsOnTime,
        };
    }

    /// <summary>Carries it out, once.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="stop">Ends the sending; what was sent is still settled and checked, for a short while.</param>
    /// <exception cref="LoadImpossible">It cannot be carried out there.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the load began.</exception>
    public Task<LoadResult> Run(IProgress<LoadProgress>? progress, CancellationToken stop) =>
        Run((setting, ended) => new LoadStep(setting, progress).Run(ended), progress, stop);

    /// <summary>
    /// Looks, once, for the highest rate that the grid sustains within the goals. What comes back is the load at that
    /// rate, with all that was tried; where none is sustained, the slowest that was tried.
    /// </summary>
    /// <param name="limits">How long it looks.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="stop">Ends the search; what was sent is still settled and checked, for a short while.</param>
    /// <exception cref="LoadImpossible">It cannot be carried out there, or the scenario has no goals.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the load began.</exception>
    public Task<LoadResult> FindCapacity(
        CapacityLimits limits, IProgress<LoadProgress>? progress, CancellationToken stop) =>
        _setting.Scenario.Goals is { P99: null, Acknowledged: null }
            ? throw new LoadImpossible("the scenario has no `goals`, so no rate can be told to be within them")
            : Run((setting, ended) => new CapacityRun(setting, limits, progress).Run(ended), progress, stop);

    private async Task<LoadResult> Run(
        Func<LoadSetting, LoadStop, Task<LoadResult>> load, IProgress<LoadProgress>? progress, CancellationToken stop)
    {
        var clock = _setting.Pace.Clock;
        await _setting.Target.Prepare(new(_setting.Scenario.Pack), _setting.Plan.FirstCase, stop);
        var from = await _setting.Target.LedgerEnd(stop);
        var begun = clock.GetTimestamp();
        await new Preparation(_setting, progress).Run(stop);
        var preparation = (clock.GetElapsedTime(begun), _setting.Plan.Commands);

        using var patience = new CancellationTokenSource();
        await using var soon = stop.Register(() => patience.CancelAfter(_setting.Scenario.StopPatience));
        var result = await load(_setting, new(stop, patience.Token));
        return result with { Preparation = preparation, Findings = await Check(from, progress, patience.Token) };
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
