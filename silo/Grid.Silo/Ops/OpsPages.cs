using Grid.Silo.Ops.Layout;
using Grid.Silo.Ops.Live;
using Grid.Silo.Ops.Serving;
using Radzen;

namespace Grid.Silo.Ops;

/// <summary>
/// The operators' pages: rendered on the silo from its live views, one request at a time. Nothing of a reader is kept
/// between two requests, so a thousand open pages cost a thousand idle connections.
/// </summary>
internal static class OpsPages
{
    public static void AddGridPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = PageLimits.Connections;
            kestrel.Limits.MaxResponseBufferSize = PageLimits.AnswerBytes;
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddPageScope();
        builder.Services.AddSingleton<LiveSubscribers>();
        builder.Services.AddPageLimits();
    }

    /// <summary>Serves the pages; where the silo keeps no views, what every path is answered instead.</summary>
    public static void MapGridPages(this WebApplication app, bool hasViews)
    {
        app.UseMiddleware<PageGuard>();
        app.UseExceptionHandler(failed => failed.Run(PlainPage.Failed));
        app.UseStatusCodePages(PlainPage.Explain);
        app.Use(Reading.Reader.KeepChoice);
        app.UseRouting();
        app.UsePageLimits();
        app.UseWhen(IsPage, pages => pages.UseMiddleware<WholePage>().UseMiddleware<PageScope>());
        app.MapStaticAssets();
        app.MapPageAssets();
        if (hasViews)
        {
            app.MapLiveStream();
            app.MapRazorComponents<App>().WithStaticAssets().LimitPages();
        }
        else
        {
            app.MapFallback(PlainPage.NoViews);
        }
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not null;
}
