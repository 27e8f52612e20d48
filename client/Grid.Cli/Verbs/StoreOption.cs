using System.CommandLine;
using Grid.Ledger;
using Grid.Silo;

namespace Grid.Cli.Verbs;

/// <summary>The store of a verb that only reads, also beside a running silo.</summary>
internal static class StoreOption
{
    public static Option<string?> Build() => new("--store")
    {
        Description =
            "the store to read: sqlite:PATH or postgres:CONNECTION-STRING; the silo's default where none is named",
        HelpName = "STORE",
    };

    /// <exception cref="StoreUnavailableException">The store is missing, not ours, or cannot be
    /// read.</exception>
    public static Task<ILedgerStore> Open(string? store, CancellationToken cancellation) =>
        (store is null ? StoreLocation.Default : StoreLocation.Parse(store)).OpenForReading(cancellation);
}
