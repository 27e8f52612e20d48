using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grid.Pages.Tests.Browser;

/// <summary>The way through the pages, as somebody goes it who looks for who answers.</summary>
[Collection(LivingGrid.Name)]
public sealed class MainPathTests(LivingSilo silo, Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("en", "Cases", "Part of a case's id", "Search", "Who answered when", "Officer made/B-1", "Live")]
    [InlineData("zh-CN", "案件", "案件编号的一部分", "搜索", "责任时间线", "办案人员 made/B-1", "实时")]
    public async Task From_the_overview_to_a_case_its_officer_and_its_entry(params string[] words)
    {
        var (language, cases, search, go, timeline, officer, live) =
            (words[0], words[1], words[2], words[3], words[4], words[5], words[6]);
        await using var window = await chromium.Open(silo.Address, language);
        var page = window.Page;
        await page.GotoAsync("/");
        await Expect(page.Locator(".live-text")).ToHaveTextAsync(live);

        await page.GetByRole(AriaRole.Navigation).First
            .GetByRole(AriaRole.Link, new() { Name = cases, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = search }).FillAsync("2031-0001");
        await page.GetByRole(AriaRole.Button, new() { Name = go }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "made/2031-0001", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = timeline })).ToBeVisibleAsync();
        await Expect(page.Locator("#timeline .chart-drawing svg")).ToBeVisibleAsync();
        await page.Locator("#seats").GetByRole(AriaRole.Link, new() { Name = "made/B-1" }).ClickAsync();

        await Expect(page).ToHaveTitleAsync($"{officer} · Grid");
        await page.Locator("#responsibilities")
            .GetByRole(AriaRole.Link, new() { Name = "made/2031-0001" }).ClickAsync();
        await page.Locator("#entries .entry-link").First.ClickAsync();
        await Expect(page.Locator("#json pre").First).ToContainTextAsync("\"stream\": \"case:made/2031-0001\"");
    }

    [BrowserFact]
    public async Task From_a_number_to_the_breach_behind_it_and_its_rule()
    {
        await using var window = await chromium.Open(silo.Address);
        var page = window.Page;
        await page.GotoAsync("/");

        await page.Locator(".tile[data-key=breaches] .tile-open").ClickAsync();
        await page.Locator($"a[href='/rules/made-run/{MadePack.RulingByLead}']").First.ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("only who leads the case may rule");
        await Expect(page.Locator("#meaning")).ToContainTextAsync("a made statute");
        await page.Locator(".tile[data-key=undecidable] .tile-open").ClickAsync();
        await Expect(page.Locator("tr[data-key]")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Language_and_brightness_stay_as_they_were_chosen()
    {
        await using var window = await chromium.Open(silo.Address);
        var page = window.Page;
        await page.GotoAsync("/cases");

        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "深色" }).ClickAsync();
        await page.GotoAsync("/officers");

        await Expect(page.Locator("h1")).ToHaveTextAsync("办案人员");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [BrowserFact]
    public async Task Script_that_somebody_wrote_into_a_fact_or_an_id_is_never_run()
    {
        await using var window = await chromium.Open(silo.Address);
        var page = window.Page;
        foreach (var path in (string[])
            ["/cases/made/2031-0001", "/cases?q=script", $"/cases?stage={Uri.EscapeDataString(MadeCases.Script)}"])
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("main")).ToContainTextAsync("<script>document.title");
            Assert.DoesNotContain("broken in", await page.TitleAsync(), StringComparison.Ordinal);
        }
    }
}
