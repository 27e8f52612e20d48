using Grid.Cli.Grids;
using Grid.Ledger.Verification;

namespace Grid.Cli.Loading;

/// <summary>Asks for the verification of a ledger after a load.</summary>
internal static class LedgerCheck
{
    /// <summary>
    /// Whether nothing is damaged, as <c>grid verify</c> would say. Nothing where a running grid has to be asked: its
    /// client library offers no verification.
    /// </summary>
    public static async Task<bool?> Of(GridConnection grid, CancellationToken cancellation)
    {
        if (grid.Store is not { } location)
        {
            return null;
        }

        await using var store = await location.OpenForReading(cancellation);
        return (await LedgerVerifier.Verify(store, null, cancellation)).IsClean;
    }
}
