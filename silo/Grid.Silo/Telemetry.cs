using Grid.Ledger;

namespace Grid.Silo;

/// <summary>What a silo lets OpenTelemetry see. Exporters are added by whoever wants to look.</summary>
internal static class Telemetry
{
    public static void AddGridTelemetry(this IHostApplicationBuilder builder) => builder.Services.AddOpenTelemetry()
        .WithMetrics(metrics => metrics.AddMeter(LedgerMetrics.MeterName, "Microsoft.Orleans"))
        // Without Orleans' own sources the context would end at the first grain call.
        .WithTracing(tracing => tracing.AddSource("Microsoft.Orleans.*"));
}
