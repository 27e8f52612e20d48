using Grid.Ledger;

namespace Grid.Silo;

/// <summary>
/// Looks where the ledger ends before the grains start, and closes it after them: what they still write is drained.
/// Those who wait for more entries are sent away before the grains stop, which would wait for them.
/// </summary>
internal sealed class LedgerLifecycle(StoredLedger ledger, CheckpointLoop checkpoints)
    : ILifecycleParticipant<ISiloLifecycle>
{
    // A silo stops its stages in reverse, and deactivates its grains above this one.
    public void Participate(ISiloLifecycle observer)
    {
        observer.Subscribe(
            nameof(LedgerLifecycle), ServiceLifecycleStage.Active, _ => Task.CompletedTask, _ => ledger.EndFollowing());
        observer.Subscribe(
            nameof(LedgerLifecycle),
            ServiceLifecycleStage.RuntimeStorageServices,
            async cancellation =>
            {
                await ledger.FindHead(cancellation);
                await checkpoints.Start(cancellation);
            },
            async _ =>
            {
                await ledger.Drain();
                await checkpoints.Stop();
                await ledger.DisposeAsync();
            });
    }
}
