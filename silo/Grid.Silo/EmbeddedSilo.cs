using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Grid.Silo;

/// <summary>
/// A silo inside another program: no pages, no gateway, only a free port of loopback that nobody needs to know.
/// </summary>
internal sealed class EmbeddedSilo : IAsyncDisposable
{
    // A port is free again between its choice and its use: of several silos in one process each has its own.
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    private readonly IHost _host;

    private EmbeddedSilo(IHost host) => _host = host;

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <exception cref="Ledger.StoreUnavailableException">The store is in use, not ours, or cannot be
    /// written.</exception>
    public static Task<EmbeddedSilo> Start(StoreLocation store, CancellationToken cancellation) =>
        Start(store, hasViews: false, cancellation);

    /// <inheritdoc cref="Start(StoreLocation, CancellationToken)"/>
    /// <param name="store">Its store.</param>
    /// <param name="hasViews">Whether it reads the whole ledger to know what is live.</param>
    /// <param name="cancellation">Stops starting.</param>
    public static async Task<EmbeddedSilo> Start(
        StoreLocation store, bool hasViews, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        // It lives for one command: nothing is verified beside that, no clock takes a step by itself, and its store is
        // no grid's for long.
        await builder.AddGridSilo(new()
        {
            Store = store,
            SiloPort = FreePort(),
            GatewayPort = 0,
            HasSnapshots = false,
            HasViews = hasViews,
            Deadlines = null,
            HasDraws = false,
            Checkpoints = new() { HasFile = false, Verify = TimeSpan.Zero },
        });
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            if (Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }
}
