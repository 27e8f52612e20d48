namespace Grid.Simulator.Load;

/// <summary>Sends what a schedule says, and settles what of it has no answer.</summary>
internal sealed class LoadStep(LoadSetting setting, IProgress<LoadProgress>? progress)
{
    public async Task<LoadResult> Run(LoadStop stop)
    {
        var schedule = new ArrivalSchedule(setting.Scenario, unchecked(setting.Seed + 1));
        var sender = new LoadSender(setting);
        var sampler = new LoadSampler(setting, sender, schedule, progress);
        var startedAt = setting.Pace.Clock.GetUtcNow();
        var (sentFor, processor) = await Send(sender, schedule, sampler, stop.Sending);

        await Drain(sender, stop.Patience);
        progress?.Report(new(LoadStage.Settling) { Unsettled = sender.Unsettled.Count });
        await new Settlement(setting, () => sender.Elapsed).Run(sender.Unsettled, stop.Patience);
        await new Repetition(setting).Run(sender.Repeated, stop.Patience);
        sampler.KeepRest();
        return new(setting.Scenario, setting.Seed, setting.Run)
        {
            StartedAt = startedAt,
            SentFor = sentFor,
            Asked = schedule.ExpectedUntil(sentFor),
            Counts = Final(setting.Meter.Counts),
            Latency = setting.Meter.Latency.All(),
            Service = setting.Meter.Service.All(),
            Delay = setting.Meter.Delay.All(),
            Percentiles = setting.Meter.Latency.Percentiles(),
            Intervals = sampler.Intervals,
            ProcessorShare = processor,
            IsGridInProcess = setting.IsGridInProcess,
            WasStopped = stop.Sending.IsCancellationRequested,
        };
    }

    private static async Task<(TimeSpan SentFor, double ProcessorShare)> Send(
        LoadSender sender, ArrivalSchedule schedule, LoadSampler sampler, CancellationToken stop)
    {
        using var sent = new CancellationTokenSource();
        var processorBefore = Environment.CpuUsage.TotalTime;
        var sending = Task.Factory.StartNew(
            () => sender.Send(schedule, stop),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        var sampling = sampler.Run(sent.Token);
        var sentFor = await sending;
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        await sent.CancelAsync();
        await sampling;
        return (sentFor, processor / sentFor / Environment.ProcessorCount);
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
}
