using System.Globalization;
using Grid.Packs;
using Grid.Simulator.Planning;
using Grid.Simulator.Running;
using Grid.Simulator.Scenarios;

namespace Grid.Silo.Demo;

/// <summary>
/// Runs the county on this grid, as an outside client would: in by the gateway. It stops before the silo does, and what
/// goes wrong in it harms nobody: it is told in a line and tried again.
/// </summary>
internal sealed class DemoRun(
    SiloSettings settings, DemoGuide guide, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DemoRun> log)
    : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    private readonly DemoLog _log = new(log, settings);

    // Until the past is told there is too much to show at once; then everything is shown together.
    private bool _isGuiding;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await HasStarted(stoppingToken);
            using var simulation = new Simulation(Plan(), new DemoWatch(County(), Show, guide.Hide).See);
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryToPlay(simulation, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: whatever was under way is either on record or never was.
        }
        catch (Exception failed)
        {
            // There is no county to go on with; the grid does without one.
            _log.Ended(failed);
        }
    }

    private async Task TryToPlay(Simulation simulation, CancellationToken cancellation)
    {
        try
        {
            await Play(simulation, cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            _log.Failed(failed);
            await Task.Delay(Rest, clock, cancellation);
        }
    }

    private async Task Play(Simulation simulation, CancellationToken cancellation)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture, $"{settings.AdvertisedIp}:{settings.GatewayPort}");
        await using var gateway = await GridGateway.Connect(address, cancellation);
        if (!simulation.IsPrepared)
        {
            var begun = clock.GetTimestamp();
            await simulation.Prepare(gateway.Grid, cancellation);
            _log.Prepared(clock.GetElapsedTime(begun), guide.Sights);
            _isGuiding = true;
        }

        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / settings.Demo!.Pace), clock);
        while (await pace.WaitForNextTickAsync(cancellation))
        {
            await simulation.TakeStep(gateway.Grid, cancellation);
        }
    }

    private ArrivalPlan Plan()
    {
        var now = clock.GetUtcNow();
        // A store that was named may hold an earlier run, whose cases and officers are not this one's.
        var run = settings.IsStoreNamed ? now.ToString("yyMMdd-HHmmss", CultureInfo.InvariantCulture) : "";
        _log.Begins();
        return new(Scenario.Load(DemoGround.County), new(settings.Demo!.Seed, run), now);
    }

    private void Show(DemoSight sight)
    {
        guide.Show(sight);
        if (_isGuiding)
        {
            _log.LookAt(sight);
        }
    }

    private Domain.Rules.RulePack County() =>
        PackCompiler.Compile(PackFolder.Read(settings.Packs[^1]).Content!).Pack!;

    private async Task HasStarted(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var on = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }
}
