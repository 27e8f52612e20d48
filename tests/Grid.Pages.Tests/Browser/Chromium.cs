using Microsoft.Playwright;

namespace Grid.Pages.Tests.Browser;

/// <summary>The browser of all tests, the one that the system has.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string IsMissing = "no Chromium: install it, or name it in GRID_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The widths of a screen on a desk and of one in the hand, and the height of both.</summary>
    public const int Wide = 1280;
    public const int Narrow = 360;
    public const int Height = 900;

    private readonly Dictionary<(string Language, ColorScheme Scheme), Window> _reading = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("GRID_CHROMIUM") }
            .Concat(Names.Select(name => Path.Combine("/usr/bin", name)))
            .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // Five seconds, as it comes, is less than a page may wait before it looks for a lost silo again.
        Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync",
                "--no-first-run",
            ],
        });
    }

    /// <summary>A window of its own.</summary>
    public async Task<Window> Open(
        Uri address, string language = "en", ColorScheme scheme = ColorScheme.Light, int width = Wide)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = Height },
        });
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>
    /// The window of all tests that only read, in one language and one scheme: what one page has loaded the next need
    /// not.
    /// </summary>
    public async Task<Window> Reading(Uri address, string language, ColorScheme scheme) =>
        _reading.TryGetValue((language, scheme), out var open)
            ? open
            : _reading[(language, scheme)] = await Open(address, language, scheme);

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
    }
}
