using System.CommandLine;
using Grid.Ledger;
using Grid.Ledger.Sqlite;
using Grid.Silo;

namespace Grid.Cli.Verbs;

/// <summary>The store of a verb that only reads, also beside a running silo.</summary>
internal static class StoreOption
{
    public static Option<string?> Build() => new("--store")
    {
        Description = "the store to read: sqlite:PATH; the silo's default where none is named",
        HelpName = "STORE",
    };

    /// <exception cref="StoreUnavailableException">The store is missing, not ours, or cannot be
    /// read.</exception>
    public static Task<ILedgerStore> Open(string? store, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<ILedgerStore>(SqliteLedgerStore.OpenForReading(
            (store is null ? StoreLocation.Default : StoreLocation.Parse(store)).Path));
    }
}
