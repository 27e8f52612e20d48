using Grid.Ledger;
using Grid.Ledger.Postgres;
using Grid.Ledger.Sqlite;

namespace Grid.Silo.Cluster;

/// <summary>Opens the store of a silo, and adds what goes with one of its kind.</summary>
internal static class StoreComposition
{
    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static async Task<ILedgerStore> AddStore(this IHostApplicationBuilder builder, SiloSettings settings) =>
        settings.Store switch
        {
            StoreLocation.Sqlite file => await OpenSqlite(file.Path, settings.HasSnapshots),
            StoreLocation.Postgres database => await builder.AddPostgres(database, settings),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // The ledger first: whoever does not get its lock has no business with the file beside it.
    private static async Task<SqliteLedgerStore> OpenSqlite(string path, bool hasSnapshots)
    {
        var store = SqliteLedgerStore.Open(path);
        try
        {
            if (hasSnapshots)
            {
                SnapshotFile.Make(SnapshotFile.Beside(path));
            }

            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static async Task<PostgresLedgerStore> AddPostgres(
        this IHostApplicationBuilder builder, StoreLocation.Postgres database, SiloSettings settings)
    {
        var source = PostgresSource.Open(database.ConnectionString);
        try
        {
            var store = await PostgresLedgerStore.Open(source, isAlone: !settings.IsCluster, CancellationToken.None);
            if (settings.IsCluster)
            {
                await OrleansSchema.MakeMembership(source, CancellationToken.None);
            }

            if (settings.HasSnapshots)
            {
                await OrleansSchema.MakeStorage(source, CancellationToken.None);
            }

            // Made by the container, so that it goes last: members of the cluster are told of the end over it.
            builder.Services
                .AddSingleton(_ => source)
                .AddSingleton(store)
                .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloLane>();
            return store;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }
}
