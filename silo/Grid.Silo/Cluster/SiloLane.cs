using Grid.Contracts;
using Grid.Ledger.Postgres;

namespace Grid.Silo.Cluster;

/// <summary>
/// Tells the database which silo holds our lane, and fences off silos that were declared dead: what one of them wakes
/// up to write is refused. A silo that finds itself fenced off stops, for nothing it takes can become durable.
/// </summary>
internal sealed partial class SiloLane(
    PostgresLedgerStore store,
    ILocalSiloDetails self,
    ISiloStatusOracle members,
    IHostApplicationLifetime host,
    ILogger<SiloLane> log) : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle observer)
    {
        observer.Subscribe(
            nameof(SiloLane),
            ServiceLifecycleStage.RuntimeGrainServices,
            async cancellation =>
            {
                await store.Name(self.SiloAddress.ToParsableString(), cancellation);
                members.SubscribeToSiloStatusEvents(this);
                _ = store.Fenced.ContinueWith(
                    _ => StopFenced(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            },
            _ =>
            {
                members.UnSubscribeFromSiloStatusEvents(this);
                return Task.CompletedTask;
            });
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead && !updatedSilo.Equals(self.SiloAddress))
        {
            _ = Task.Run(() => Fence(updatedSilo.ToParsableString()));
        }
    }

    // Every silo that lives does so; the first one counts. A database that is away may come back together with the
    // silo that was declared dead, so it is tried until it is done: nobody may take that lane for long.
    private async Task Fence(string dead)
    {
        using var timer = new PeriodicTimer(RetryAfter);
        for (var isToldOf = false; !await TryFence(dead, isToldOf); isToldOf = true)
        {
            try
            {
                await timer.WaitForNextTickAsync(host.ApplicationStopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TryFence(string dead, bool isToldOf)
    {
        try
        {
            foreach (var lane in await store.Fence(dead, CancellationToken.None))
            {
                LogFenced(log, lane, dead);
            }

            return true;
        }
        catch (LedgerFailure failure)
        {
            if (!isToldOf)
            {
                LogNotFenced(log, dead, failure.Message);
            }

            return false;
        }
    }

    private void StopFenced()
    {
        LogStop(log, store.Lane, store.Place);
        Environment.ExitCode = FatalExit.Code;
        host.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Warning, "Lane {Lane} was held by {Silo}, which is dead: it is fenced off")]
    private static partial void LogFenced(ILogger log, int lane, string silo);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Silo} is dead, its lane could not be fenced off yet, and that is tried again: {Problem}")]
    private static partial void LogNotFenced(ILogger log, string silo, string problem);

    [LoggerMessage(
        3,
        LogLevel.Critical,
        "Another silo has taken lane {Lane} of {Store}: this one was declared dead, and stops. Start it again.")]
    private static partial void LogStop(ILogger log, int lane, string store);
}
