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
            StoreLocation.Sqlite file => SqliteLedgerStore.Open(file.Path),
            StoreLocation.Postgres database => await builder.AddPostgres(database, settings.IsCluster),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<PostgresLedgerStore> AddPostgres(
        this IHostApplicationBuilder builder, StoreLocation.Postgres database, bool isCluster)
    {
        var source = PostgresSource.Open(database.ConnectionString);
        try
        {
            var store = await PostgresLedgerStore.Open(source, isAlone: !isCluster, CancellationToken.None);
            if (isCluster)
            {
                await OrleansSchema.MakeMembership(source, CancellationToken.None);
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
