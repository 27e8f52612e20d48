namespace Grid.Simulator.Load;

/// <summary>Looks at a load second by second, and tells what it sees.</summary>
internal sealed class LoadSampler(
    LoadSetting setting, LoadSender sender, ArrivalSchedule schedule, IProgress<LoadProgress>? progress)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    private readonly List<LoadInterval> _intervals = [];
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
            setting.Meter.Latency.Lately())
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
