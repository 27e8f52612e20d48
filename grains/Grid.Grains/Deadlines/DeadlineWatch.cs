using Grid.Grains.Followers;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Deadlines;

/// <summary>
/// Sees to it that every deadline shard is at work, and tells the shards what this silo has made durable that is due
/// soon.
/// </summary>
internal sealed partial class DeadlineWatch(
    StoredLedger ledger,
    IGrainFactory grains,
    DeadlineSettings settings,
    TimeProvider clock,
    ILogger<DeadlineWatch> log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // What there is no room for is found when the index is read again.
    private const int Waiting = 8_192;

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(DeadlineWatch),
        ServiceLifecycleStage.Active + 1,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        },
        _ => Stop());

    public void Start() => _running = Task.WhenAll(Task.Run(Keep), Task.Run(Follow));

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task Keep()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                await KeepAll();
                await Pause.For(settings.ReadEvery, clock, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task KeepAll()
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, ClockShards.Count).Select(
                shard => grains.GetGrain<IDeadlineShardGrain>(shard).Keep(_stopping.Token)));
        }
        catch (Exception failed) when (!_stopping.IsCancellationRequested)
        {
            LogFailed(failed);
        }
    }

    private async Task Follow()
    {
        using var listener = ledger.Feed.Listen(Waiting);
        try
        {
            while (await listener.Entries.WaitToReadAsync(_stopping.Token))
            {
                await TellShards(listener);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private async Task TellShards(CommitListener listener)
    {
        var soon = new Dictionary<int, List<DueStep>>();
        var until = (clock.GetUtcNow() + settings.Horizon).UtcTicks;
        while (listener.Entries.TryRead(out var entry))
        {
            foreach (var step in StepsIn(entry, until))
            {
                var shard = ClockShards.Of(step.Case.Value);
                soon.TryAdd(shard, []);
                soon[shard].Add(step);
            }
        }

        try
        {
            foreach (var (shard, steps) in soon)
            {
                await grains.GetGrain<IDeadlineShardGrain>(shard).Tell([.. steps]);
            }
        }
        catch (Exception failed) when (!_stopping.IsCancellationRequested)
        {
            LogFailed(failed);
        }
    }

    private static IEnumerable<DueStep> StepsIn(CommittedEntry entry, long until) =>
        entry.Happened is CaseEvent.ClockStarted or CaseEvent.ClockMoved or CaseEvent.StepCameDue
            or CaseEvent.WarningGiven
            ? IndexProjection.ChangesOf(entry.Header, entry.Happened).OfType<IndexChange.SetClock>()
                .Where(set => set.Row.Due <= until).Select(set => DueStep.Of(set.Row))
            : [];

    [LoggerMessage(1, LogLevel.Warning, "Not every deadline shard could be reached; it is tried again")]
    private partial void LogFailed(Exception failed);
}
