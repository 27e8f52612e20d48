using Grid.Contracts.Views;

namespace Grid.Contracts.Grains;

/// <summary>Questions to the ledger as a whole. Any silo answers; the key means nothing.</summary>
[Alias("grid.ledger")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Counts the ledger and computes its root in one pass.</summary>
    [Alias("look")]
    Task<LedgerView> Look(CancellationToken cancellation);

    /// <summary>Recomputes everything that is stored by now. It takes as long as that takes.</summary>
    [Alias("verify")]
    [ResponseTimeout("06:00:00")]
    Task<VerificationView> Verify(CancellationToken cancellation);
}
