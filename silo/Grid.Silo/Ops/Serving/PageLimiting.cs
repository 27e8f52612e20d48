using System.Threading.RateLimiting;
using Grid.Silo.Ops.Reading;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;

namespace Grid.Silo.Ops.Serving;

/// <summary>
/// Keeps pages from starving the grid: few are rendered at once, the next wait in a short queue, what was rendered is
/// given to everybody who asks for the same within the blink of an eye.
/// </summary>
internal static class PageLimiting
{
    private const string Policy = "page";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPageLimits(this IServiceCollection services)
    {
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = PageLimits.CacheBytes;
            cache.MaximumBodySize = PageLimits.CachedPageBytes;
            cache.AddPolicy(Policy, policy => policy.Expire(PageLimits.CacheAge)
                .SetVaryByQuery("*").VaryByValue(Looks));
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.AddConcurrencyLimiter(Policy, rendering =>
            {
                rendering.PermitLimit = PageLimits.Renderings;
                rendering.QueueLimit = PageLimits.Waiting;
                rendering.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
            limiter.OnRejected = (rejected, _) => new(PlainPage.Busy(rejected.HttpContext));
        });
        services.AddRequestTimeouts(timeouts => timeouts.AddPolicy(Policy, new RequestTimeoutPolicy
        {
            Timeout = PageLimits.RenderTime,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = PlainPage.Busy,
        }));
    }

    public static void UsePageLimits(this WebApplication app)
    {
        app.UseOutputCache();
        app.Use(EndAlone);
        app.UseRateLimiter();
        app.UseRequestTimeouts();
    }

    public static void LimitPages(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.CacheOutput(Policy);
        pages.RequireRateLimiting(Policy);
        pages.WithRequestTimeout(Policy);
        // Pages only show: there is nothing to post, and so nothing to forge.
        pages.DisableAntiforgery();
        pages.WithMetadata(new HttpMethodMetadata(Methods), new PageMark());
    }

    // Whoever asks for a page that is being made waits for it. Should the first reader leave, nobody else may be given
    // that reader's empty answer, or failure: it ends as one that is not kept, and the next reader's is made.
    private static async Task EndAlone(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Told below.
        }

        if (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }

    private static KeyValuePair<string, string> Looks(HttpContext context)
    {
        var reader = Reader.Of(context.Request);
        return new("looks", $"{reader.Language}/{reader.Theme}");
    }
}
