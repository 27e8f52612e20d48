using Orleans.Concurrency;

namespace Grid.Grains;

/// <summary>
/// Answers questions to the ledger as a whole, on whichever silo is asked. It keeps nothing, so one who waits for more
/// entries need not keep anybody else waiting.
/// </summary>
[StatelessWorker, Reentrant]
internal sealed class LedgerGrain(GridLedger grid) : Grain, ILedgerGrain
{
    public Task<LedgerView> Look(CancellationToken cancellation) => grid.Ledger.Look(cancellation);

    public Task<LedgerPage> Read(Cursor from, int entriesMax, CancellationToken cancellation) =>
        grid.Ledger.ReadPage(from, entriesMax, cancellation);

    public Task<FollowPage> Follow(
        Cursor from, int entriesMax, TimeSpan patience, CancellationToken cancellation) =>
        grid.Ledger.Follow(from, entriesMax, patience, cancellation);

    public Task<Cursor> End(CancellationToken cancellation) => grid.Ledger.End(cancellation);

    public Task<VerificationView> Verify(CancellationToken cancellation) => grid.Ledger.Verify(cancellation);
}
