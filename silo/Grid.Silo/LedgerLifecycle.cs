using Grid.Ledger;

namespace Grid.Silo;

/// <summary>Closes the ledger after the grains: what they were still writing is drained first.</summary>
internal sealed class LedgerLifecycle(StoredLedger ledger) : ILifecycleParticipant<ISiloLifecycle>
{
    // A silo stops its stages in reverse, and deactivates its grains above this one.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(LedgerLifecycle),
        ServiceLifecycleStage.RuntimeStorageServices,
        _ => Task.CompletedTask,
        async _ => await ledger.DisposeAsync());
}
