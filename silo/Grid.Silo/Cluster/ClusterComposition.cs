using Grid.Ledger.Postgres;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Grid.Silo.Cluster;

/// <summary>
/// How silos find each other and how soon they notice that one is gone: in a local network, where a silo that has not
/// answered for three seconds is dead.
/// </summary>
internal static class ClusterComposition
{
    public const string ServiceId = "grid";

    public static void UseGridCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.Services
            .AddSingleton<IFatalErrorHandler, FatalExit>()
            .AddKeyedSingleton<TimeProvider>(
                TimeProviderNames.ActivationManagement,
                (found, _) => new SteadyClock(found.GetRequiredService<TimeProvider>()));
        if (!settings.IsCluster)
        {
            silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, ServiceId, settings.ClusterId);
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = settings.AdvertisedIp);
            return;
        }

        silo.Configure<ClusterOptions>(
            cluster => (cluster.ServiceId, cluster.ClusterId) = (ServiceId, settings.ClusterId));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = settings.AdvertisedIp;
            endpoint.SiloPort = settings.SiloPort;
            endpoint.GatewayPort = settings.GatewayPort;
        });
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) =>
            options.Configure<PostgresSource>((clustering, source) =>
            {
                clustering.Invariant = "Npgsql";
                clustering.DataSource = source.Pool;
            }));
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.MinProbeTimeout = TimeSpan.FromMilliseconds(500);
            membership.MaxProbeTimeout = TimeSpan.FromSeconds(3);
            membership.NumMissedProbesLimit = 3;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            membership.MaxJoinAttemptTime = TimeSpan.FromSeconds(60);
        });
    }
}
