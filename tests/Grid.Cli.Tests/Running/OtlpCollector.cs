using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grid.Cli.Tests.Running;

/// <summary>Takes traces and metrics by OTLP over HTTP, and keeps the spans.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SentSpan> _spans = new();
    private readonly ConcurrentDictionary<string, bool> _metrics = new();

    private OtlpCollector(WebApplication app, int port) => (_app, Endpoint) = (app, new($"http://127.0.0.1:{port}"));

    public Uri Endpoint { get; }

    public IEnumerable<SentSpan> Spans => _spans;

    /// <summary>The names of the metrics that were sent.</summary>
    public IEnumerable<string> Metrics => _metrics.Keys;

    /// <summary>What a silo must be told so that it sends here, and at once.</summary>
    public (string Name, string Value)[] Environment =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint.ToString()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
    ];

    public static async Task<OtlpCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = FreePorts.Next();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var collector = new OtlpCollector(builder.Build(), port);
        collector._app.MapPost("/v1/traces", collector.TakeTraces);
        collector._app.MapPost("/v1/metrics", collector.TakeMetrics);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeTraces(HttpContext context)
    {
        foreach (var span in SentSpan.In(await Body(context)))
        {
            _spans.Enqueue(span);
        }
    }

    private async Task TakeMetrics(HttpContext context)
    {
        var names =
            from resource in ProtobufFields.Read(await Body(context)).Messages(1)
            from scope in resource.Messages(2)
            from metric in scope.Messages(2)
            select metric.Text(1);
        foreach (var name in names)
        {
            _metrics[name] = true;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Body(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
