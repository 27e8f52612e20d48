using Grid.Contracts;
using Grid.Ledger;
using Grid.Silo;

namespace Grid.Cli.Doctor;

/// <summary>Whether the store is there, ours, readable, and whether a grid has it open.</summary>
internal static class StoreCheck
{
    private const string What = "store";

    /// <summary>The store, opened for reading, where it can be.</summary>
    public static async Task<(ILedgerStore? Store, Checked Checked)> Run(
        StoreLocation location, CancellationToken cancellation)
    {
        if (!location.MayExist)
        {
            return (null, Checked.Ok(What, $"there is none at {location} yet: a silo makes it at its first start"));
        }

        try
        {
            var store = await location.OpenForReading(cancellation);
            var entries = (await store.Sizes(cancellation)).Sum();
            return (store, Checked.Ok(What, await location.IsInUse(cancellation)
                ? $"{location} holds {entries:N0} entries and is in use: talk to that grid with --connect HOST:PORT"
                : $"{location} holds {entries:N0} entries and is free"));
        }
        catch (Exception failed) when (failed is StoreUnavailableException or LedgerFailure)
        {
            return (null, Checked.Problem(What, failed.Message, "see `grid verify --help`, or name another --store"));
        }
    }
}
