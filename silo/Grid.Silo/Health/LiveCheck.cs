using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo.Health;

/// <summary>
/// Live means local progress, and nothing else: a process that is killed for its store's sake starts again without it.
/// </summary>
internal sealed class LiveCheck(Heartbeat heartbeat) : IHealthCheck
{
    public const string Name = "live";

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(heartbeat.Silence is var silence && silence <= Heartbeat.SilenceMax
            ? HealthCheckResult.Healthy("work gets its turn")
            : HealthCheckResult.Unhealthy(
                $"no work has got its turn in this process for {silence.TotalSeconds:0} s; end it and start it again"));
}
