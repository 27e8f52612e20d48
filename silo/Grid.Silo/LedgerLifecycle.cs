using Grid.Ledger;

namespace Grid.Silo;

/// <summary>
/// Looks where the ledger ends before the grains start, and closes it after them: what they still write is drained.
/// </summary>
internal sealed class LedgerLifecycle(StoredLedger ledger) : ILifecycleParticipant<ISiloLifecycle>
{
    // A silo stops its stages in reverse, and deactivates its grains above this one.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(LedgerLifecycle),
        ServiceLifecycleStage.RuntimeStorageServices,
        ledger.FindHead,
        async _ => await ledger.DisposeAsync());
}
