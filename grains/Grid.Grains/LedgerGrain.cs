using Orleans.Concurrency;

namespace Grid.Grains;

/// <summary>Answers questions to the ledger as a whole, on whichever silo is asked.</summary>
[StatelessWorker]
internal sealed class LedgerGrain(GridLedger grid) : Grain, ILedgerGrain
{
    public Task<LedgerView> Look(CancellationToken cancellation) => grid.Ledger.Look(cancellation);

    public Task<VerificationView> Verify(CancellationToken cancellation) => grid.Ledger.Verify(cancellation);
}
