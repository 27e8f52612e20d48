using Microsoft.Playwright;

namespace Grid.Pages.Tests.Browser;

/// <summary>
/// A window with one page: no cookie of another test is in it. Closed once its test is over, for an open page goes on
/// following the silo.
/// </summary>
public sealed class Window(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
