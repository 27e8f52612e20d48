using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks;

/// <summary>Takes whatever is sent to it by OTLP over HTTP, and throws it away.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _traceBytes;

    private OtlpSink(WebApplication app) => _app = app;

    public string Endpoint => _app.Urls.First();

    /// <summary>How much of traces has come.</summary>
    public long TraceBytes => Interlocked.Read(ref _traceBytes);

    public static async Task<OtlpSink> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new OtlpSink(builder.Build());
        sink._app.MapPost("/v1/traces", sink.TakeTraces);
        sink._app.MapPost("/v1/metrics", Swallow);
        await sink._app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task TakeTraces(HttpContext context)
    {
        Interlocked.Add(ref _traceBytes, context.Request.ContentLength ?? 0);
        return Swallow(context);
    }

    private static Task Swallow(HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null);
}
