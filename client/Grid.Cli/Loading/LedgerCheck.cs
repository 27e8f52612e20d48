using Grid.Cli.Grids;
using Grid.Ledger.Verification;

namespace Grid.Cli.Loading;

/// <summary>Asks for the verification of a ledger after a load.</summary>
internal static class LedgerCheck
{
    /// <summary>
    /// Whether nothing is damaged, as <c>grid verify</c> would say; a running grid is asked to look itself. Nothing where
    /// it cannot be asked.
    /// </summary>
    public static async Task<bool?> Of(GridConnection grid, CancellationToken cancellation)
    {
        if (grid.Store is not { } location)
        {
            try
            {
                return (await grid.Client.VerifyAsync(cancellation)).IsClean;
            }
            catch (Exception failed) when (failed is TimeoutException or OrleansException or Contracts.LedgerFailure)
            {
                return null;
            }
        }

        await using var store = await location.OpenForReading(cancellation);
        return (await LedgerVerifier.Verify(store, VerificationOrder.Whole, null, cancellation)).IsClean;
    }
}
