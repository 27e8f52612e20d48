namespace Grid.Simulator.Load;

/// <summary>Looks at a load second by second, and tells what it sees.</summary>
internal sealed class LoadSampler(
    LoadSetting setting, LoadSender sender, ArrivalSchedule schedule, IProgress<LoadProgress>? progress)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    private readonly List<LoadInterval> _intervals = [];
    private DateTimeOffset _lookedAt = setting.Pace.Clock.GetUtcNow();
    private LoadCounts _before = new(0, 0, 0, 0, 0);
    private TimeSpan _processorBefore = Environment.CpuUsage.TotalTime;
    private TimeSpan _until;

    public ImmutableArray<LoadInterval> Intervals => [.. _intervals];

    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Length, setting.Pace.Clock, cancellation);
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            Look();
        }
    }

    /// <summary>Keeps the histograms of what was answered after the last second of the schedule.</summary>
    public void KeepRest() => Keep();

    private LatencyFigures Keep()
    {
        var (from, until) = (_lookedAt, setting.Pace.Clock.GetUtcNow());
        _lookedAt = until;
        setting.Meter.Service.Lately(raw => setting.Latencies?.Write(raw, LatencyLog.Raw, (from, until)));
        return setting.Meter.Latency.Lately(
            corrected => setting.Latencies?.Write(corrected, LatencyLog.Corrected, (from, until)));
    }

    private void Look()
    {
        var (until, now, processor) = (sender.Elapsed, setting.Meter.Counts, Environment.CpuUsage.TotalTime);
        var length = until - _until;
        if (length <= TimeSpan.Zero)
        {
            return;
        }

        var interval = new LoadInterval(
            until,
            length,
            schedule.ExpectedUntil(until) - schedule.ExpectedUntil(_until),
            new(
                now.Sent - _before.Sent, now.Acknowledged - _before.Acknowledged, now.Refused - _before.Refused,
                now.Overloaded - _before.Overloaded, now.Unknown - _before.Unknown)
            {
                Retries = now.Retries - _before.Retries,
                Late = now.Late - _before.Late,
                HeldBack = now.HeldBack - _before.HeldBack,
            },
            Keep())
        {
            InFlight = sender.InFlight,
            ProcessorShare = (processor - _processorBefore) / length / Environment.ProcessorCount,
        };
        _intervals.Add(interval);
        (_before, _processorBefore, _until) = (now, processor, until);
        progress?.Report(new(LoadStage.Loading)
        {
            Interval = interval,
            Counts = now,
            Latency = setting.Meter.Latency.All(),
        });
    }
}
