using System.Net;
using Grid.Ledger.Postgres;
using Grid.Silo;
using Grid.Silo.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Grid.Cli.Tests.Cluster;

/// <summary>
/// The membership table as one process of a cluster has it: Orleans' own, over our statements, put together as that of
/// a silo. Nothing is started, so that a test alone moves it.
/// </summary>
internal sealed class MembershipTables : IAsyncDisposable
{
    private readonly IHost _silo;
    private readonly IHost _client;

    private MembershipTables(IHost silo, IHost client, PostgresSource source) =>
        (_silo, _client, Source) = (silo, client, source);

    /// <summary>The database.</summary>
    public PostgresSource Source { get; }

    public IMembershipTable Table => _silo.Services.GetRequiredService<IMembershipTable>();

    /// <summary>What a client outside asks for gateways.</summary>
    public IGatewayListProvider Gateways => _client.Services.GetRequiredService<IGatewayListProvider>();

    /// <summary>Nobody stops what a test asks for.</summary>
    public static CancellationToken Never => CancellationToken.None;

    /// <summary>Makes the tables where they are missing, and takes no part in any cluster.</summary>
    public static async Task<MembershipTables> Open(string database, string cluster)
    {
        var source = PostgresSource.Open(database);
        await (await PostgresLedgerStore.Open(source, isAlone: false, CancellationToken.None)).DisposeAsync();
        await OrleansSchema.MakeMembership(source, CancellationToken.None);
        var settings = new SiloSettings
        {
            Store = StoreLocation.Parse($"postgres:{database}"),
            IsCluster = true,
            ClusterId = cluster,
            SiloPort = FreePorts.Next(),
        };
        var silo = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        silo.Logging.ClearProviders();
        silo.Services.AddSingleton(source);
        silo.UseOrleans(builder => builder.UseGridCluster(settings));
        return new(silo.Build(), Client(source, cluster), source);
    }

    /// <summary>A silo that takes clients, as it tells of itself when it begins.</summary>
    public static MembershipEntry SiloAt(int port, int generation = 1) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), generation),
        SiloName = $"silo-{port}",
        HostName = "host",
        Status = SiloStatus.Joining,
        ProxyPort = port + 10_000,
        StartTime = At(0),
        IAmAliveTime = At(1),
        SuspectTimes = [],
    };

    /// <summary>A moment, by minutes of one hour.</summary>
    public static DateTime At(int minute) => new(2026, 3, 2, 9, minute, 0, DateTimeKind.Utc);

    public async ValueTask DisposeAsync()
    {
        _silo.Dispose();
        _client.Dispose();
        await Source.DisposeAsync();
    }

    private static IHost Client(PostgresSource source, string cluster)
    {
        var client = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        client.Logging.ClearProviders();
        client.UseOrleansClient(builder =>
        {
            builder.Configure<ClusterOptions>(
                options => (options.ServiceId, options.ClusterId) = (ClusterComposition.ServiceId, cluster));
            builder.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringClientOptions> options) =>
                options.Configure(clustering =>
                {
                    clustering.Invariant = "Npgsql";
                    clustering.DataSource = source.Pool;
                }));
        });
        return client.Build();
    }
}
