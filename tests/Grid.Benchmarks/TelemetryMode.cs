using System.Collections.Immutable;
using System.Globalization;

namespace Grid.Benchmarks;

/// <summary>How much a silo tells of itself while it is measured.</summary>
internal sealed record TelemetryMode(string Name, double? Sampling)
{
    public static readonly ImmutableArray<TelemetryMode> All =
    [
        new("off", null),
        new("default: metrics, /metrics scraped each second, 1 in 100 traces sent", 0.01),
        new("everything: the same, every trace sent", 1),
    ];

    public bool IsOff => Sampling is null;

    /// <summary>One round: a silo of its own, the load, and what it sent.</summary>
    public async Task<(double ActsPerSecond, long TraceBytes)> Measure(int acts)
    {
        await using var sink = await OtlpSink.Start();
        await using var silo = await MeasuredSilo.Start(Settings(sink));
        using var stop = new CancellationTokenSource();
        var scraping = IsOff ? Task.CompletedTask : Scrape(silo.Page, stop.Token);
        var rate = await TelemetryLoad.Run(silo.Gateway, propagates: !IsOff, acts);
        await stop.CancelAsync();
        await scraping;
        return (rate, sink.TraceBytes);
    }

    private string[] Settings(OtlpSink sink) => Sampling is not { } share
        ? ["--Grid:Telemetry:Off=true"]
        :
        [
            $"--Grid:Telemetry:Otlp={sink.Endpoint}",
            string.Create(CultureInfo.InvariantCulture, $"--Grid:Telemetry:Sampling={share}"),
        ];

    private static async Task Scrape(Uri page, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var each = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await each.WaitForNextTickAsync(cancellation))
            {
                await client.GetByteArrayAsync(new Uri(page, "metrics"), cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The load is over.
        }
    }
}
