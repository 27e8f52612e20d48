using System.Net;
using Grid.Contracts;
using Grid.Ledger;
using Grid.Silo.Ops.Reading;
using Grid.Silo.Ops.Texts;
using Microsoft.AspNetCore.Diagnostics;

namespace Grid.Silo.Ops.Serving;

/// <summary>
/// The answer where no page can be made: the grid is busy, does not answer, or the request is none of its own. It costs
/// nothing and asks nobody.
/// </summary>
internal static class PlainPage
{
    public static Task Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = PageLimits.RetrySeconds;
        return Write(context, StatusCodes.Status503ServiceUnavailable, "plain.busy");
    }

    public static Task NoViews(HttpContext context) => Write(context, StatusCodes.Status404NotFound, "plain.views");

    public static Task WrongHost(HttpContext context) =>
        Write(context, StatusCodes.Status421MisdirectedRequest, "plain.host", context.Request.Host.Host);

    /// <summary>An exception. What it says is for the log; a failure of the store is told as one.</summary>
    public static Task Failed(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is LedgerFailure or StoreUnavailableException)
        {
            context.Response.Headers.RetryAfter = PageLimits.RetrySeconds;
            return Write(context, StatusCodes.Status503ServiceUnavailable, "plain.store");
        }

        return Write(context, StatusCodes.Status500InternalServerError, "plain.failed");
    }

    /// <summary>A status without a body, such as that of a method that no page has.</summary>
    public static Task Explain(StatusCodeContext refused)
    {
        var context = refused.HttpContext;
        return context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
            ? Write(context, StatusCodes.Status405MethodNotAllowed, "plain.method", context.Request.Method)
            : Task.CompletedTask;
    }

    private static Task Write(HttpContext context, int status, string key, string value = "")
    {
        var reader = Reader.Of(context.Request);
        var text = PageText.In(reader.Language);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{reader.LanguageTag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Html(text[key])} · Grid</title>
            <link rel="stylesheet" href="/ops/plain.css">
            </head>
            <body><main><h1>{Html(text[key])}</h1><p>{Html(text[$"{key}-more", value])}</p></main></body>
            </html>
            """);
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
