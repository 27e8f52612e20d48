using System.Collections.Immutable;
using System.Globalization;

namespace Grid.Benchmarks;

/// <summary>How much a silo tells of itself while it is measured.</summary>
/// <param name="Name">What it is called in the result.</param>
/// <param name="Sampling">The share of traces that a collector is sent; nothing where there is no collector.</param>
internal sealed record TelemetryMode(string Name, double? Sampling)
{
    public static readonly TelemetryMode Off = new("off", null);

    public static readonly ImmutableArray<TelemetryMode> All =
    [
        Off,
        new("default settings: /metrics, scraped every five seconds", null),
        new("a collector named: the same, metrics and 1 in 100 traces sent to it", 0.01),
        new("everything: the same, every trace sent", 1),
    ];

    /// <summary>One round: a silo of its own, the load, and what it sent.</summary>
    public async Task<TelemetryRound> Measure(int acts)
    {
        await using var sink = await OtlpSink.Start();
        await using var silo = await MeasuredSilo.Start(Settings(sink));
        using var stop = new CancellationTokenSource();
        var scraping = this == Off ? Task.CompletedTask : Scrape(silo.Page, stop.Token);
        await using var load = await MadeLoad.Connect(silo.Gateway, new(256)
        {
            Cases = Math.Max(1, acts / 3),
            PropagatesTraces = Sampling is not null,
        });
        await load.Prepare();
        await load.Acts(acts / 4);
        var before = silo.ProcessorTime;
        var rate = await load.Acts(acts);
        var cost = (silo.ProcessorTime - before).TotalMicroseconds / acts;
        await stop.CancelAsync();
        await scraping;
        return new(rate, cost, sink.TraceBytes / 1024.0);
    }

    private string[] Settings(OtlpSink sink) => (this == Off, Sampling) switch
    {
        (true, _) => ["--Grid:Telemetry:Off=true"],
        (_, { } share) =>
        [
            $"--Grid:Telemetry:Otlp={sink.Endpoint}",
            string.Create(CultureInfo.InvariantCulture, $"--Grid:Telemetry:Sampling={share}"),
        ],
        _ => [],
    };

    private static async Task Scrape(Uri page, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        using var each = new PeriodicTimer(TimeSpan.FromSeconds(5));
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
