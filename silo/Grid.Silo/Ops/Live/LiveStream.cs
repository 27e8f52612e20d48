using System.Globalization;
using Grid.Domain.Vocabulary;
using Grid.Grains.Followers;
using Grid.Silo.Ops.Serving;

namespace Grid.Silo.Ops.Live;

/// <summary>
/// Tells a page that something has changed, as server-sent events: the position alone, never what has changed. The page
/// then asks for itself again, as any reader would.
/// </summary>
internal static class LiveStream
{
    public static void MapLiveStream(this WebApplication app) => app.MapGet("/live", Follow);

    private static async Task Follow(
        HttpContext context, LiveViews views, LiveSubscribers subscribers, IHostApplicationLifetime lifetime)
    {
        if (context.Request.Query["stream"].ToString() is not { Length: <= IdText.MaxLength } stream)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!subscribers.TryEnter())
        {
            await PlainPage.Busy(context);
            return;
        }

        try
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(
                context.RequestAborted, lifetime.ApplicationStopping);
            await Tell(context.Response, views.Changes(stream.Length == 0 ? null : stream, ends.Token), ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has left, or the silo stops: the stream ends as every stream does.
        }
        finally
        {
            subscribers.Leave();
        }
    }

    private static async Task Tell(
        HttpResponse response, IAsyncEnumerable<LiveChange> changes, CancellationToken cancellation)
    {
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync(": grid\n\n", cancellation);
        await response.Body.FlushAsync(cancellation);
        await using var changed = changes.GetAsyncEnumerator(cancellation);
        using var heartbeat = new PeriodicTimer(PageLimits.Heartbeat);
        var beat = heartbeat.WaitForNextTickAsync(cancellation).AsTask();
        var next = changed.MoveNextAsync().AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, beat) == beat)
            {
                await beat;
                await response.WriteAsync(": still here\n\n", cancellation);
                beat = heartbeat.WaitForNextTickAsync(cancellation).AsTask();
            }
            else if (await next)
            {
                await response.WriteAsync(Event(changed.Current), cancellation);
                next = changed.MoveNextAsync().AsTask();
            }
            else
            {
                return;
            }

            await response.Body.FlushAsync(cancellation);
        }
    }

    private static string Event(LiveChange change) => string.Create(
        CultureInfo.InvariantCulture,
        $"event: changed\ndata: {{\"position\":{change.Position},\"at\":\"{change.At:O}\"}}\n\n");
}
