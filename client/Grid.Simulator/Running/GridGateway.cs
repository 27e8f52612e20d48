using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Simulator.Running;

/// <summary>A running grid, reached from outside as any client reaches it.</summary>
internal sealed class GridGateway : IAsyncDisposable
{
    // Far below what a grid can take: a simulation of a small county should not be noticed.
    private const int InFlightMax = 32;

    private readonly IHost _host;

    private GridGateway(IHost host) => _host = host;

    public GridClient Grid => _host.Services.GetRequiredService<GridClient>();

    /// <param name="gateway">The gateway, as <c>HOST:PORT</c>.</param>
    /// <param name="cancellation">Stops trying.</param>
    /// <exception cref="TimeoutException">No grid answers there.</exception>
    public static async Task<GridGateway> Connect(string gateway, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options =>
        {
            options.Gateways.Add(gateway);
            options.InFlightMax = InFlightMax;
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
