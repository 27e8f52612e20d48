using System.Net;
using Grid.Grains.Tests.Followers;
using Grid.Ledger.Postgres;
using Grid.Ledger.Tests;
using Grid.Silo.Cluster;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Cli.Tests.Cluster;

/// <summary>A silo that is declared dead while the database is away is fenced off as soon as it is back.</summary>
public sealed class LaneFenceTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SiloAddress Dead = SiloAddress.New(IPEndPoint.Parse("127.0.0.1:11111"), 7);

    [Fact]
    public async Task A_lane_whose_silo_died_while_the_database_was_away_does_not_keep_its_epoch()
    {
        using var server = new PostgresServer();
        var database = server.NewDatabase();
        await using var one = PostgresSource.Open(database);
        await using var two = PostgresSource.Open(database);
        await using var zombie = await PostgresLedgerStore.Open(one, isAlone: false, None);
        await using var survivor = await PostgresLedgerStore.Open(two, isAlone: false, None);
        await zombie.Name(Dead.ToParsableString(), None);
        var host = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var log = new ToldLog<SiloLane>();
        var lane = new SiloLane(survivor, new Survivor(), null!, host, log);

        server.Kill();
        lane.SiloStatusChangeNotification(Dead, SiloStatus.Dead);
        await Patience.Until(
            () => log.Warnings.Any(told => told.Contains("tried again", StringComparison.Ordinal)),
            "it was tried once");
        Assert.False(zombie.Fenced.IsCompleted);
        server.Start();
        await Patience.Until(() => IsFenced(zombie), "the lane of the dead silo is fenced off");
    }

    private static async Task<bool> IsFenced(PostgresLedgerStore zombie)
    {
        try
        {
            await zombie.Probe(None);
        }
        catch (Contracts.LedgerFailure)
        {
            // The database is not back, or the lane is another's.
        }

        return zombie.Fenced.IsCompleted;
    }

    private sealed class Survivor : ILocalSiloDetails
    {
        public string Name => "survivor";

        public string ClusterId => "grid";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress { get; } = SiloAddress.New(IPEndPoint.Parse("127.0.0.1:11112"), 8);

        public SiloAddress GatewayAddress => SiloAddress;
    }
}
