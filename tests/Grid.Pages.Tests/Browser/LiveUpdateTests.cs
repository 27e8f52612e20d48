using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grid.Pages.Tests.Browser;

/// <summary>An open page follows the grid, says when it cannot, and comes back.</summary>
[Collection(LivingGrid.Name)]
public sealed class LiveUpdateTests(LivingSilo silo, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<Window> _windows = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_commit_shows_on_open_pages_by_itself()
    {
        var (overview, single) = (await Opened("/"), await Opened("/cases/made/2031-0001"));

        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "seen on an open page");

        await Expect(single.Locator("#acts")).ToContainTextAsync("seen on an open page");
        await Expect(overview.Locator("#recent")).ToContainTextAsync("hearing held");
        await Expect(overview.Locator("#recent").GetByRole(AriaRole.Link, new() { Name = "made/2031-0001" }).First)
            .ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_the_reader_is_at_stays_as_it_is()
    {
        var page = await Opened("/cases?q=2031");
        await page.Locator("#q").FillAsync("half a wo");
        var row = page.Locator($"tr[data-key='{MadeCases.Main}'] a").First;
        await row.EvaluateAsync("link => { link.kept = true; }");

        await silo.Cases.Open("case:made/2031-0009", MadeCases.Ada);

        await Expect(page.Locator("tr[data-key='case:made/2031-0009']")).ToBeVisibleAsync();
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("half a wo");
        Assert.True(await row.EvaluateAsync<bool>("link => link.kept === true"));
    }

    [BrowserFact]
    public async Task What_the_reader_has_opened_stays_open()
    {
        var page = await Opened("/cases/made/2031-0001");
        await page.Locator("#timeline details summary").ClickAsync();
        await page.Locator("#entries details.hash summary").First.ClickAsync();
        var whole = await page.Locator("#entries .hash-whole").First.InnerTextAsync();

        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "while something is open");

        await Expect(page.Locator("#acts")).ToContainTextAsync("while something is open");
        await Expect(page.Locator("#timeline table")).ToBeVisibleAsync();
        await Expect(page.Locator("#timeline .chart-drawing svg")).ToBeVisibleAsync();
        await Expect(page.Locator("#entries details[open] .hash-whole")).ToHaveTextAsync(whole);
    }

    [BrowserFact]
    public async Task A_page_that_is_paused_stands_still_until_it_is_told_to_go_on()
    {
        var page = await Opened("/cases/made/2031-0001");
        await page.Locator("#live-pause").ClickAsync();
        await Expect(page.Locator(".live-text")).ToHaveTextAsync("Paused");

        await silo.Cases.Hear(MadeCases.Main, MadeCases.Bo, "while it was paused");
        var other = await Opened("/cases/made/2031-0001");
        await Expect(other.Locator("#acts")).ToContainTextAsync("while it was paused");
        await Expect(page.Locator("#acts")).Not.ToContainTextAsync("while it was paused");
        await page.Locator("#live-pause").ClickAsync();

        await Expect(page.Locator("#acts")).ToContainTextAsync("while it was paused");
        await Expect(page.Locator(".live-text")).ToHaveTextAsync("Live");
    }

    [BrowserFact]
    public async Task A_page_that_loses_the_silo_says_so_keeps_what_it_shows_and_comes_back()
    {
        await using var own = await PageSilo.Start();
        await using var window = await chromium.Open(own.Address);
        var page = window.Page;
        await page.GotoAsync("/");
        await Expect(page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");

        await own.Kill();
        await Expect(page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "lost");
        await Expect(page.Locator(".live-text")).ToContainTextAsync("Connection lost; shown is the state of");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        await own.StartAgain();

        await Expect(page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        await using var client = await ClientHost.Connect(own.Gateway);
        await new MadeCases(client.Grid).Make();
        await Expect(page.Locator(".tile[data-key=live] .tile-value")).Not.ToHaveTextAsync("0");
    }

    private async Task<IPage> Opened(string path)
    {
        var window = await chromium.Open(silo.Address);
        _windows.Add(window);
        await window.Page.GotoAsync(path);
        await Expect(window.Page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");
        return window.Page;
    }
}
