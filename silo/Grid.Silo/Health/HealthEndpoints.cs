using Grid.Grains;
using Grid.Grains.Followers;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grid.Silo.Health;

/// <summary>The three probes, each with its reason: as text, or as JSON for those who ask for it.</summary>
internal static class HealthEndpoints
{
    // A probe that hangs is an answer too, but one that comes too late.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static void AddGridHealth(this IServiceCollection services)
    {
        services.AddSingleton<Heartbeat>().AddSingleton<StartupCheck>();
        services.AddSingleton(provider =>
        {
            var publisher = provider.GetRequiredService<PackPublisher>();
            return new StartupCondition(() => publisher.HasPublished ? null : "the rule packs are not published yet");
        });
        services.AddSingleton(provider =>
        {
            // A silo without pages has no views.
            var views = provider.GetService<LiveViews>();
            return new StartupCondition(
                () => views is { IsCaughtUp: false } ? $"the views have {views.Lag} entries to read" : null);
        });
        services.AddHealthChecks()
            .AddCheck<LiveCheck>(LiveCheck.Name)
            .AddCheck<ReadyCheck>(ReadyCheck.Name, timeout: Limit)
            .AddCheck<StartupCheck>(StartupCheck.Name);
    }

    public static void MapGridHealth(this WebApplication app)
    {
        // Made now: it has to have beaten before anybody asks.
        app.Services.GetRequiredService<Heartbeat>();
        foreach (var name in (string[])[LiveCheck.Name, ReadyCheck.Name, StartupCheck.Name])
        {
            app.MapHealthChecks($"/health/{name}", new HealthCheckOptions
            {
                Predicate = check => check.Name == name,
                ResponseWriter = Write,
            });
        }
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        var (name, entry) = report.Entries.Single();
        return WantsJson(context.Request)
            ? context.Response.WriteAsJsonAsync(new
            {
                Check = name,
                Status = $"{report.Status}",
                Reason = entry.Description,
                Version = GridVersion.Text,
            })
            : context.Response.WriteAsync($"{report.Status}\n{name}: {entry.Description}\n");
    }

    private static bool WantsJson(HttpRequest request) =>
        request.Query.ContainsKey("json")
        || request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
