using System.Net.Sockets;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Cli.Grids;

/// <summary>A grid that a verb talks to: one inside this process, or a running one.</summary>
internal sealed class GridConnection : IAsyncDisposable
{
    private readonly IAsyncDisposable _owned;

    private GridConnection(GridClient client, IAsyncDisposable owned, string name) =>
        (Client, _owned, Name) = (client, owned, name);

    public GridClient Client { get; }

    /// <summary>What the grid is called when a verb speaks of it.</summary>
    public string Name { get; }

    /// <summary>The store of a grid inside this process; of a running one nothing is known.</summary>
    public StoreLocation? Store { get; private init; }

    /// <exception cref="Ledger.StoreUnavailableException">The store is in use, not ours, or cannot be
    /// written.</exception>
    public static Task<GridConnection> Embed(
        StoreLocation store, Action<GridClientOptions>? configure, CancellationToken cancellation) =>
        Embed(store, configure, hasViews: false, cancellation);

    /// <inheritdoc cref="Embed(StoreLocation, Action{GridClientOptions}, CancellationToken)"/>
    public static async Task<GridConnection> Embed(
        StoreLocation store,
        Action<GridClientOptions>? configure,
        bool hasViews,
        CancellationToken cancellation)
    {
        var silo = await EmbeddedSilo.Start(store, hasViews, cancellation);
        // Nobody else is in the way here: what fails is the disk, and that does not mend itself in a minute.
        var options = new GridClientOptions { AttemptsMax = 4, RetryDelayMax = TimeSpan.FromSeconds(1) };
        configure?.Invoke(options);
        return new(new(silo.Grains, options), silo, store.ToString()) { Store = store };
    }

    /// <summary>A grid whose store goes with it.</summary>
    public static async Task<GridConnection> EmbedTemporary(
        Action<GridClientOptions>? configure, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("grid-");
        var inner = await Embed(
            new StoreLocation.Sqlite(Path.Combine(folder.FullName, "grid.db")), configure, cancellation);
        return new(inner.Client, new Temporary(inner, folder), "a temporary store, which is removed afterwards")
        {
            Store = inner.Store,
        };
    }

    /// <summary>A running grid, by one or several of its gateways; it is left by none of them as long as one is up.
    /// </summary>
    /// <param name="gateways">Each as <c>HOST:PORT</c>, separated by commas.</param>
    /// <param name="configure">What the verb wants of its client.</param>
    /// <param name="cancellation">Stops trying.</param>
    public static async Task<GridConnection> Connect(
        string gateways, Action<GridClientOptions>? configure, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        try
        {
            builder.Services.AddGridClient(options =>
            {
                foreach (var gateway in gateways.Split(',', StringSplitOptions.TrimEntries))
                {
                    options.Gateways.Add(gateway);
                }

                configure?.Invoke(options);
            });
        }
        catch (ArgumentException malformed)
        {
            throw new CommandException(malformed.Message);
        }
        catch (SocketException unknown)
        {
            throw new CommandException($"the machine in {gateways} is not known ({unknown.Message}); check its name");
        }

        var host = builder.Build();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await host.StartAsync(patience.Token);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            host.Dispose();
            throw new CommandException(
                $"no grid answers at {gateways}; start one, or name the gateway port of one that runs");
        }

        return new(host.Services.GetRequiredService<GridClient>(), new Connected(host), gateways);
    }

    public ValueTask DisposeAsync() => _owned.DisposeAsync();

    private sealed class Connected(IHost host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private sealed class Temporary(GridConnection inner, DirectoryInfo folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
