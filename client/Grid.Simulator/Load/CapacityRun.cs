namespace Grid.Simulator.Load;

/// <summary>
/// Looks for the highest rate that is sustained within the goals. Each rate is an open loop of its own, and begins when
/// nothing of the one before is under way any more.
/// </summary>
internal sealed class CapacityRun(LoadSetting setting, CapacityLimits limits, IProgress<LoadProgress>? progress)
{
    private readonly List<CapacityStep> _steps = [];
    private readonly Dictionary<double, LoadResult> _results = [];

    public async Task<LoadResult> Run(LoadStop stop)
    {
        var (clock, first) = (setting.Pace.Clock, setting.Scenario.Rate);
        var begun = clock.GetTimestamp();
        var search = new CapacitySearch(first);
        // The first time that anything is asked it is slow, whatever the rate: that speaks of no capacity.
        var last = await Try(first, 0, stop);
        double? next = null;
        while (!last.WasStopped && (next = search.Next()) is { } rate
            && clock.GetElapsedTime(begun) + limits.Step <= limits.Within)
        {
            last = await Try(rate, _steps.Count + 1, stop);
            if (!last.WasStopped)
            {
                Judge(last, search);
            }
        }

        var found = new CapacityFound(limits, [.. _steps], search.Sustained, !last.WasStopped && next is null);
        var result = found.Sustained is { } sustained ? _results[sustained] : Slowest() ?? last;
        return result with { Seed = setting.Seed, Capacity = found, WasStopped = last.WasStopped };
    }

    private void Judge(LoadResult result, CapacitySearch search)
    {
        var step = CapacityStep.Of(result);
        _steps.Add(step);
        _results[step.Rate] = result;
        search.Learn(step.Rate, step.IsSustained);
        progress?.Report(new(LoadStage.Judging) { Judged = step });
    }

    private LoadResult? Slowest() => _results.Count > 0 ? _results[_results.Keys.Min()] : null;

    private Task<LoadResult> Try(double rate, int number, LoadStop stop) => new LoadStep(
        setting with
        {
            Scenario = setting.Scenario with { Rate = rate, Duration = limits.Step, Profile = [] },
            Meter = new(),
            Seed = unchecked(setting.Seed + (ulong)number),
            // What is due but was not sent by then says enough; to send it all the same would only take longer.
            EndsOnTime = true,
        },
        progress).Run(stop);
}
