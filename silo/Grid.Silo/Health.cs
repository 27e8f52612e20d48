using Grid.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo;

/// <summary>
/// Ready means: this silo has joined, is not stopping, and can take another command and make it durable.
/// </summary>
internal sealed class Health(ISiloStatusOracle silo, StoredLedger ledger) : IHealthCheck
{
    // Beyond this the queue is close to refusing; traffic is better sent elsewhere before it does.
    private const int QueueDepthMax = Appender.QueueCapacity * 3 / 4;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (silo.CurrentStatus != SiloStatus.Active)
        {
            return HealthCheckResult.Unhealthy($"the silo is {silo.CurrentStatus}");
        }

        if (ledger.QueueDepth > QueueDepthMax)
        {
            return HealthCheckResult.Unhealthy($"{ledger.QueueDepth} commands wait to be written");
        }

        try
        {
            await ledger.Count(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Contracts.LedgerFailure failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}
