using System.Net;
using Microsoft.Net.Http.Headers;

namespace Grid.Silo.Ops.Serving;

/// <summary>
/// Lets a request in only under a name that is the silo's, and lets a browser do nothing with the answer but show it.
/// </summary>
internal sealed class PageGuard(RequestDelegate next, SiloSettings settings)
{
    // Radzen's components and the charts set styles on elements; scripts come from this address alone, none stands in a
    // page.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(SetHeaders, context);
        return IsOurs(context.Request.Host.Host) ? next(context) : PlainPage.WrongHost(context);
    }

    // A page of somebody else can let its own name point to this machine, and would then read what loopback alone may
    // read. An address cannot be pointed elsewhere; a name must be one that the silo was given.
    private bool IsOurs(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (settings.Http is { } http
            && (IsAnyAddress(http) || host.Equals(http.Host, StringComparison.OrdinalIgnoreCase)));

    // Whoever listens on every address has said that the network is trusted, and may be known by any name in it.
    private static bool IsAnyAddress(Uri http) =>
        IPAddress.TryParse(http.DnsSafeHost, out var address)
        && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    private static Task SetHeaders(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Pages are about people: nothing of them is left in a browser's cache. Assets say otherwise for themselves.
        if (!headers.ContainsKey(HeaderNames.CacheControl))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
