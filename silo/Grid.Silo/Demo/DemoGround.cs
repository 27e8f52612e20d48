namespace Grid.Silo.Demo;

/// <summary>
/// Where a demo takes place: with the pack of its county published, and, where no store was named, on one of its own
/// that is gone with it.
/// </summary>
internal sealed class DemoGround : IDisposable
{
    private readonly DirectoryInfo? _folder;

    private DemoGround(SiloSettings settings, DirectoryInfo? folder) => (Settings, _folder) = (settings, folder);

    /// <summary>The scenario, and the pack that goes with it.</summary>
    public static string County => "county";

    /// <summary>The settings that the silo runs with.</summary>
    public SiloSettings Settings { get; }

    /// <summary>Takes the ground that the settings ask for; without a demo they stay as they are.</summary>
    /// <exception cref="SettingsException">Nobody could come in from outside, or look at it.</exception>
    public static DemoGround Take(SiloSettings settings)
    {
        if (settings.Demo is null)
        {
            return new(settings, null);
        }

        if (settings.GatewayPort == 0)
        {
            throw new SettingsException("a demo comes in by the gateway: give Grid:GatewayPort a port");
        }

        if (!settings.HasViews)
        {
            throw new SettingsException("a demo is looked at in its pages: leave Grid:Views as it is");
        }

        var pack = Path.Combine(AppContext.BaseDirectory, "packs", "samples", County);
        var folder = settings.IsStoreNamed ? null : Directory.CreateTempSubdirectory("grid-demo-");
        return new(
            settings with
            {
                Packs = settings.Packs.Add(pack),
                // Of a store that goes with the demo nobody keeps a checkpoint.
                Checkpoints = folder is null ? settings.Checkpoints : settings.Checkpoints with { HasFile = false },
                Store = folder is null
                    ? settings.Store
                    : new StoreLocation.Sqlite(Path.Combine(folder.FullName, "grid.db")),
            },
            folder);
    }

    public void Dispose() => _folder?.Delete(recursive: true);
}
