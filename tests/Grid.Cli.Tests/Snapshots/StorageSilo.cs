using Grid.Grains.Snapshots;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Grid.Cli.Tests.Snapshots;

/// <summary>A silo in this process with snapshots, put together as the silo of an operator is.</summary>
internal sealed class StorageSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private StorageSilo(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public SnapshotShelf Shelf => _host.Services.GetRequiredService<SnapshotShelf>();

    /// <summary>Orleans' own storage on our statements.</summary>
    public IGrainStorage Storage =>
        _host.Services.GetRequiredKeyedService<IGrainStorage>(SnapshotShelf.StorageName);

    public static async Task<StorageSilo> Start(string store, TestFolder folder, TimeProvider? clock = null)
    {
        folder.Write("pack/pack.yaml", RunPack.Text);
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        await builder.AddGridSilo(new()
        {
            Store = StoreLocation.Parse(store),
            Packs = [folder["pack"]],
            SiloPort = FreePorts.Next(),
            GatewayPort = 0,
            Checkpoints = new() { Keys = folder["keys"], HasFile = false, Verify = TimeSpan.Zero },
        });
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
