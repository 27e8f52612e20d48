using Grid.Ledger.Postgres;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Grid.Silo.Cluster;

/// <summary>
/// Declares dead what ran at this silo's address before. Orleans does so too as a silo joins, but once only, and gives
/// way where others move the table at that moment; where all silos were killed and come back together, each asked the
/// dead ones for what it needs to start until they had missed their probes.
/// </summary>
internal sealed partial class EarlierRuns(
    PostgresSource source, ILocalSiloDetails self, IOptions<ClusterOptions> cluster, ILogger<EarlierRuns> log)
    : ILifecycleParticipant<ISiloLifecycle>
{
    // Whatever its generation: with a clock that was set back, the run before has the higher one.
    private static readonly string IsEarlier =
        $"deploymentid = $1 AND address = $2 AND port = $3 AND generation <> $4 AND status <> {MembershipQueries.Dead}";

    // The version first, as in every statement of the table, so that two never wait for each other.
    private static readonly string DeclareDead =
        "WITH moved AS (UPDATE orleansmembershipversion SET version = version + 1 WHERE deploymentid = $1 "
        + $"AND EXISTS (SELECT 1 FROM orleansmembership WHERE {IsEarlier}) RETURNING 1) "
        + $"UPDATE orleansmembership SET status = {MembershipQueries.Dead} FROM moved WHERE {IsEarlier} "
        + "RETURNING generation";

    // Once the address is bound: then no other process can be alive at it.
    private const int Stage = ServiceLifecycleStage.RuntimeInitialize + 1;

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(EarlierRuns), Stage, Declare);

    private async Task Declare(CancellationToken cancellation)
    {
        var dead = await Declare(source, cluster.Value.ClusterId, self.SiloAddress, cancellation);
        if (dead.Count > 0)
        {
            LogDead(self.SiloAddress.Endpoint.ToString(), string.Join(", ", dead));
        }
    }

    /// <summary>Declares dead every member of an address but one.</summary>
    /// <returns>The generations of those that were not dead yet.</returns>
    /// <exception cref="Grid.Ledger.StoreUnavailableException">The database does not do it.</exception>
    public static async Task<IReadOnlyList<int>> Declare(
        PostgresSource source, string cluster, SiloAddress alive, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.Pool.OpenConnectionAsync(cancellation);
            return await new PostgresQuery(
                DeclareDead, cluster, alive.Endpoint.Address.ToString(), alive.Endpoint.Port, alive.Generation)
                .Rows(connection, row => row.GetInt32(0), cancellation);
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            throw source.Unavailable(failed);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "What ran at {Address} before ({Generations}) is declared dead")]
    private partial void LogDead(string address, string generations);
}
