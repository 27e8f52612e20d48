using System.Collections.Frozen;
using Grid.Grains;
using Grid.Grains.Followers;
using Grid.Grains.Telemetry;
using Grid.Ledger;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Grid.Silo;

/// <summary>
/// What a silo lets others see: traces and metrics by OTLP where somebody takes them, metrics at <c>/metrics</c>. What
/// is sent waits in bounded queues and is dropped where nobody takes it; the grid never waits for it.
/// </summary>
internal static class Telemetry
{
    private const string MetricsPath = "/metrics";

    // What a collector has not taken by then is dropped: nobody waits for the end of a silo because of it.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    // The rest of Orleans' own sources tells of membership and timers, which is noise in the trace of a submission.
    private static readonly string[] Sources =
    [
        GridTraces.SourceName, LedgerTraces.SourceName, "Grid.Client",
        "Microsoft.Orleans.Application", "Microsoft.Orleans.Lifecycle",
    ];

    // Since .NET 9 the runtime and the server measure themselves; no instrumentation is needed but to name them.
    private static readonly string[] Meters =
    [
        GridMeter.Name, LedgerMetrics.MeterName, "Microsoft.Orleans",
        "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
    ];

    // Orleans measures every message several times over. What says whether a silo is well is kept; the rest would cost
    // each act more than what Grid itself measures of it, grid.submit.duration among it.
    private static readonly FrozenSet<string> OrleansInstruments = new[]
    {
        "orleans-app-requests-timedout", "orleans-app-requests-canceled", "orleans-messaging-expired",
        "orleans-messaging-rejected", "orleans-messaging-rerouted", "orleans-messaging-sent-failed",
        "orleans-messaging-sent-dropped", "orleans-messaging-pings-reply-missed", "orleans-catalog-activations",
        "orleans-catalog-activation-working-set", "orleans-catalog-activation-created",
        "orleans-catalog-activation-destroyed", "orleans-catalog-activation-failed-to-activate",
        "orleans-catalog-activation-concurrent-registration-attempts", "orleans-catalog-activation-latency",
        "orleans-scheduler-long-running-turns", "orleans-gateway-connected-clients", "orleans-gateway-load-shedding",
        "orleans-networking-sockets-closed", "orleans-networking-sockets-opened", "orleans-storage-read-latency",
        "orleans-storage-write-latency", "orleans-storage-read-errors", "orleans-storage-write-errors",
        "orleans-runtime-available-memory", "orleans-watchdog-health-checks-failed", "orleans-grains",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void AddGridTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        if (settings.IsOff)
        {
            return;
        }

        builder.Configuration.AddInMemoryCollection(settings.AsVariables(builder.Configuration));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder.Environment));
        if (settings.SendsTraces)
        {
            telemetry.WithTracing(tracing => Trace(tracing, settings));
        }

        if (settings.SendsMetrics || settings.HasPrometheus)
        {
            telemetry.WithMetrics(metrics => Measure(metrics, settings));
        }
    }

    public static void MapGridMetrics(this WebApplication app, TelemetrySettings settings)
    {
        if (settings.HasPrometheus)
        {
            app.MapPrometheusScrapingEndpoint(MetricsPath);
        }
    }

    /// <summary>Lets the metrics tell what the live views know, where a silo has any.</summary>
    public static void ObserveViews(this WebApplication app)
    {
        if (app.Services.GetService<LiveViews>() is not { } views)
        {
            return;
        }

        var meter = app.Services.GetRequiredService<GridMeter>();
        meter.ObserveLag(() => [("views", views.Lag)]);
        meter.ObserveUndelivered(() => views.Overview.Loops.Undelivered);
        meter.ObserveBlindSpots(() =>
        {
            var spots = views.Overview.BlindSpots;
            return
            [
                ("case-without-holder", spots.CasesWithoutHolder),
                ("holder-without-supervisor", spots.HoldersWithoutSupervisor),
                ("act-without-officer", spots.ActsWithoutOfficer),
            ];
        });
    }

    /// <summary>Sends what is left, if it is taken soon.</summary>
    public static Task Finish(IServiceProvider services)
    {
        var limit = (int)Farewell.TotalMilliseconds;
        return Task.WhenAll(
            Task.Run(() => services.GetService<TracerProvider>()?.Shutdown(limit)),
            Task.Run(() => services.GetService<MeterProvider>()?.Shutdown(limit)));
    }

    private static void Describe(ResourceBuilder resource, IHostEnvironment environment) => resource
        .AddService("grid-silo", "grid", GridVersion.Text)
        .AddAttributes([new("deployment.environment.name", environment.EnvironmentName.ToLowerInvariant())])
        .AddDetector(provider => new SiloResource(provider))
        // Last, for what an operator says of a silo counts more than what it says of itself.
        .AddEnvironmentVariableDetector();

    private static void Trace(TracerProviderBuilder tracing, TelemetrySettings settings)
    {
        tracing.AddSource(Sources)
            .AddAspNetCoreInstrumentation(pages => pages.Filter = IsWorthTracing)
            .AddOtlpExporter();
        if (settings.Sampling is { } share)
        {
            tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(share)));
        }
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        metrics.AddMeter(Meters).AddView(instrument =>
            instrument.Meter.Name != "Microsoft.Orleans" || OrleansInstruments.Contains(instrument.Name)
                ? null
                : MetricStreamConfiguration.Drop);
        if (settings.HasPrometheus)
        {
            metrics.AddPrometheusExporter();
        }

        if (settings.SendsMetrics)
        {
            metrics.AddOtlpExporter();
        }
    }

    // Probes and scrapes come every few seconds and say nothing; a stream of live news is one request without an end.
    private static bool IsWorthTracing(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && context.Request.Path != MetricsPath
        && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal);
}
