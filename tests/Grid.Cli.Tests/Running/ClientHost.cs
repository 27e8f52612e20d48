using Grid.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Grid.Cli.Tests.Running;

/// <summary>A program that talks to a grid through the client library.</summary>
internal sealed class ClientHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ClientHost(IHost host) => _host = host;

    public GridClient Grid => _host.Services.GetRequiredService<GridClient>();

    public static async Task<ClientHost> Connect(
        string gateway, Action<GridClientOptions>? configure = null, CancellationToken cancellation = default)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Services.AddGridClient(options =>
        {
            options.Gateways.Add(gateway);
            configure?.Invoke(options);
        });
        var host = new ClientHost(builder.Build());
        try
        {
            await host._host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            host._host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
