using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo.Health;

/// <summary>
/// Started means: the silo has joined and read where its ledger ends, for without either there is no start, and all
/// else that a start brings about has come about. Once it is so it stays so.
/// </summary>
internal sealed class StartupCheck(IHostApplicationLifetime host, IEnumerable<StartupCondition> conditions)
    : IHealthCheck
{
    public const string Name = "startup";

    private volatile bool _isStarted;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] missing = _isStarted ? [] : [.. Missing()];
        _isStarted = missing is [];
        return Task.FromResult(_isStarted
            ? HealthCheckResult.Healthy("the silo has started")
            : HealthCheckResult.Unhealthy(string.Join("; ", missing)));
    }

    private IEnumerable<string> Missing()
    {
        if (!host.ApplicationStarted.IsCancellationRequested)
        {
            yield return "the silo has not joined the grid yet";
        }

        foreach (var missing in conditions.Select(condition => condition.Missing()).OfType<string>())
        {
            yield return missing;
        }
    }
}
