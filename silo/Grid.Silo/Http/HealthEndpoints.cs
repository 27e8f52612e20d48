using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Grid.Silo.Http;

/// <summary>
/// The three probes. Live asks for local progress alone: a store that is away must not get the process killed.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapGridHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", Described());
        app.MapHealthChecks("/health/startup", Described());
    }

    private static HealthCheckOptions Described() => new()
    {
        ResponseWriter = (context, report) => context.Response.WriteAsync(
            string.Join('\n', report.Entries.Values.Select(entry => entry.Description).Prepend(report.Status.ToString())
                .Where(line => line is not null))),
    };
}
