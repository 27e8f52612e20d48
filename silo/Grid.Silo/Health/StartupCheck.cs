using Grid.Grains;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo.Health;

/// <summary>Started means: it was ready once, and all that a start brings about has come about. That stays so.</summary>
internal sealed class StartupCheck(Readiness readiness, IEnumerable<StartupCondition> conditions) : IHealthCheck
{
    public const string Name = "startup";

    private volatile bool _isStarted;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_isStarted)
        {
            return HealthCheckResult.Healthy("the silo has started");
        }

        var (isReady, reason) = await readiness.Look(cancellationToken);
        string[] missing =
        [
            .. isReady ? [] : (string[])[reason],
            .. conditions.Select(condition => condition.Missing()).OfType<string>(),
        ];
        _isStarted = missing is [];
        return _isStarted
            ? HealthCheckResult.Healthy("the silo has started")
            : HealthCheckResult.Unhealthy(string.Join("; ", missing));
    }
}
