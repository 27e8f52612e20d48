using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Grid.Client;

/// <summary>Puts a client into a host.</summary>
public static class GridClientRegistration
{
    /// <summary>
    /// Registers a <see cref="GridClient"/> that connects when the host starts; the start fails with a
    /// <see cref="TimeoutException"/> where no grid answers within <see cref="GridClientOptions.ResponseTimeout"/>.
    /// </summary>
    /// <exception cref="ArgumentException">No gateway is named, or one is not <c>HOST:PORT</c>.</exception>
    public static IServiceCollection AddGridClient(
        this IServiceCollection services, Action<GridClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new GridClientOptions();
        configure(options);
        if (options.Gateways.Count == 0)
        {
            throw new ArgumentException(
                "name at least one gateway: options.Gateways.Add(\"HOST:PORT\")", nameof(configure));
        }

        var gateways = options.Gateways.Select(EndPointOf).ToArray();
        services.AddOrleansClient(client =>
        {
            client.UseStaticClustering(gateways);
            client.UseConnectionRetryFilter(new ConnectPatience(options));
            client.Configure<ClusterOptions>(cluster =>
                (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout);
            client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = TimeSpan.FromSeconds(10));
            if (options.PropagatesTraces)
            {
                client.AddActivityPropagation();
            }
        });
        services.AddSingleton(options);
        services.AddSingleton(provider => new GridClient(provider.GetRequiredService<IClusterClient>(), options));
        return services;
    }

    private static IPEndPoint EndPointOf(string gateway)
    {
        var colon = gateway.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(gateway[(colon + 1)..], out var port))
        {
            throw new ArgumentException($"`{gateway}` is not HOST:PORT, such as 127.0.0.1:30000");
        }

        var host = gateway[..colon].Trim('[', ']');
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : Dns.GetHostAddresses(host)[0];
        return new(address, port);
    }
}
