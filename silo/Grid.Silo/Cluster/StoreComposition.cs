using System.Diagnostics;
using Grid.Ledger;
using Grid.Ledger.Postgres;
using Grid.Ledger.Sqlite;

namespace Grid.Silo.Cluster;

/// <summary>Opens the store of a silo, and adds what goes with one of its kind.</summary>
internal static class StoreComposition
{
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    /// <exception cref="StoreUnavailableException">It is in use, not ours, or cannot be written.</exception>
    public static async Task<ILedgerStore> AddStore(this IHostApplicationBuilder builder, SiloSettings settings) =>
        settings.Store switch
        {
            StoreLocation.Sqlite file => await OpenSqlite(file.Path, settings.HasSnapshots),
            StoreLocation.Postgres database => await builder.AddPostgres(database, settings),
            _ => throw new UnreachableException(),
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

    // A database that recovers, or has too much to do, answers in a moment; whoever runs the silo could only start it
    // again. What does not pass by itself is told at once.
    private static async Task<PostgresLedgerStore> AddPostgres(
        this IHostApplicationBuilder builder, StoreLocation.Postgres database, SiloSettings settings)
    {
        var started = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(RetryAfter);
        while (true)
        {
            try
            {
                return await builder.OpenPostgres(database, settings);
            }
            catch (StoreUnavailableException unavailable) when (
                unavailable.MayPass && Stopwatch.GetElapsedTime(started) < PatienceMax)
            {
                await Console.Error.WriteLineAsync($"{unavailable.Message}; trying again");
                await pace.WaitForNextTickAsync();
            }
        }
    }

    private static async Task<PostgresLedgerStore> OpenPostgres(
        this IHostApplicationBuilder builder, StoreLocation.Postgres database, SiloSettings settings)
    {
        var source = PostgresSource.Open(database.ConnectionString);
        PostgresLedgerStore? store = null;
        try
        {
            store = await PostgresLedgerStore.Open(source, isAlone: !settings.IsCluster, CancellationToken.None);
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
            if (settings.IsCluster)
            {
                builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, EarlierRuns>();
            }

            return store;
        }
        catch
        {
            // The store first: the lane it has taken would be another's to the next attempt.
            if (store is not null)
            {
                await store.DisposeAsync();
            }

            await source.DisposeAsync();
            throw;
        }
    }
}
