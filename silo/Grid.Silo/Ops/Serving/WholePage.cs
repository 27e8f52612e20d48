namespace Grid.Silo.Ops.Serving;

/// <summary>
/// Gives out a page as a whole, or not at all. A component whose reading was ended is shown as if there were nothing to
/// show, so a page that ran out of time, or whose reader has left, says what is not so: it is neither shown nor kept.
/// </summary>
internal sealed class WholePage(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        var answer = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
            context.RequestAborted.ThrowIfCancellationRequested();
        }
        finally
        {
            context.Response.Body = answer;
        }

        // Whole from here on, and good for whoever waits for the same, be the first reader gone or late.
        page.Position = 0;
        await page.CopyToAsync(answer, CancellationToken.None);
    }
}
