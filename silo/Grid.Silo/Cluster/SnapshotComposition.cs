using Grid.Grains.Snapshots;
using Grid.Grains.Telemetry;
using Grid.Ledger.Postgres;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Grid.Silo.Cluster;

/// <summary>
/// Where a silo keeps snapshots of long streams: in its database, or in a file beside that of its ledger.
/// </summary>
internal static class SnapshotComposition
{
    /// <exception cref="SettingsException">The key of the snapshots cannot be read or made.</exception>
    /// <exception cref="Ledger.StoreUnavailableException">What is there is not ours, or cannot be written.</exception>
    public static void AddSnapshots(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        if (!settings.HasSnapshots)
        {
            return;
        }

        var key = SecretInFolder.Open(
            settings.Checkpoints.Keys,
            ("snapshots.key", "the key of the snapshots", "Grid:Snapshots"),
            SnapshotKey.Open);
        builder.Services
            .AddSingleton(found => new SnapshotFrame(
                key, found.GetRequiredService<Serializer>(), SnapshotFrame.FoldOfThisProcess))
            .AddSingleton(found => new SnapshotShelf(
                found.GetRequiredKeyedService<IGrainStorage>(SnapshotShelf.StorageName),
                found.GetRequiredService<SnapshotFrame>(),
                found.GetRequiredService<GridMeter>(),
                found.GetRequiredService<TimeProvider>(),
                found.GetRequiredService<ILogger<SnapshotShelf>>()));
    }

    /// <summary>Adds the storage that the snapshots lie in.</summary>
    public static void AddSnapshotStorage(this ISiloBuilder silo, SiloSettings settings)
    {
        if (!settings.HasSnapshots)
        {
            return;
        }

        silo.AddAdoNetGrainStorage(SnapshotShelf.StorageName, (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
        {
            if (settings.Store is StoreLocation.Sqlite file)
            {
                options.Configure(storage =>
                {
                    storage.Invariant = "System.Data.SQLite";
                    storage.ConnectionString = SnapshotFile.ConnectionTo(SnapshotFile.Beside(file.Path));
                });
            }
            else
            {
                options.Configure<PostgresSource>((storage, source) =>
                {
                    storage.Invariant = "Npgsql";
                    storage.DataSource = source.Pool;
                });
            }

            options.Configure(storage => storage.GrainStorageSerializer = new SnapshotRow.AsTheyAre());
        });
    }
}
