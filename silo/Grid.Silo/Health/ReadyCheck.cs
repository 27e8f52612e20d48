using Grid.Grains;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo.Health;

/// <summary>Ready means: this silo can take another command and make it durable. Until then, send none.</summary>
internal sealed class ReadyCheck(Readiness readiness) : IHealthCheck
{
    public const string Name = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (isReady, reason) = await readiness.Look(cancellationToken);
        return isReady ? HealthCheckResult.Healthy(reason) : HealthCheckResult.Unhealthy(reason);
    }
}
