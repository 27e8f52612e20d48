using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grid.Pages.Tests.Browser;

/// <summary>Pages for everybody: by screen reader, by keyboard, on a narrow screen, in the dark.</summary>
[Collection(LivingGrid.Name)]
public sealed class AccessibilityTests(LivingSilo silo, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Asked = new()
    {
        RunOnly = RunOnlyOptions.Tags(
            "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        // Of what is well it need not say where it stands.
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string> Pages =>
    [
        "/", "/coverage", "/matrix", "/cases", "/cases?q=xyzzy", "/cases?status=asleep", "/cases/made/2031-0001",
        "/cases/made/2031-0003", "/cases/nobody-opened-it", "/officers", "/officers/made/C-2",
        "/breaches?also=cleared", "/rules",
        $"/rules/made-run/{MadePack.RulingByLead}", "/refusals", $"/entries/{MadeCases.Main}/2",
        "/entries?stream=pack:made-run", "/units", "/units/made/one", "/units/court", "/draws", "/draws/7/2", "/marks",
        "/cases/made/2031-0004",
    ];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_the_way_of_anybody(string path)
    {
        foreach (var (language, scheme) in new[] { ("en", ColorScheme.Light), ("zh-CN", ColorScheme.Dark) })
        {
            var page = (await chromium.Reading(silo.Address, language, scheme)).Page;
            await page.SetViewportSizeAsync(Chromium.Wide, Chromium.Height);
            await page.GotoAsync(path);
            await Expect(page.Locator("#live-state")).ToHaveAttributeAsync("data-state", "live");

            // In the page itself, which has no frames: else a blank page is opened for each to sum it up.
#pragma warning disable CS0618 // Where it goes, the script is to be run in the page by its own name, `axe.run`.
            var found = await page.Locator("html").RunAxeLegacy(Asked);
#pragma warning restore CS0618

            Assert.True(
                found.Violations.Length == 0,
                string.Join('\n', found.Violations.Select(violation =>
                    $"{path} {language} {scheme}: {violation.Id}: {violation.Nodes[0].Html}")));

            // A narrow screen needs no scrolling sideways.
            await page.SetViewportSizeAsync(Chromium.Narrow, Chromium.Height);
            var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            Assert.True(beyond <= 0, $"{path} {language} is {beyond} pixels too wide");
        }
    }

    [BrowserTheory]
    [InlineData("/cases/made/2031-0001")]
    [InlineData("/breaches?also=cleared")]
    public async Task On_a_narrow_screen_no_cell_of_a_table_is_cut_off(string path)
    {
        await using var window = await chromium.Open(silo.Address, width: Chromium.Narrow);
        var page = window.Page;
        await page.GotoAsync(path);

        var cells = page.Locator(".grid-table .rz-cell-data");
        await Expect(cells).Not.ToHaveCountAsync(0);
        var cut = await cells.EvaluateAllAsync<string[]>(
            "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)");

        Assert.Empty(cut);
    }

    [BrowserFact]
    public async Task Everything_is_reached_by_the_keyboard_beginning_with_the_way_past_the_header()
    {
        await using var window = await chromium.Open(silo.Address);
        var page = window.Page;
        await page.GotoAsync("/cases");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("2031-0001");
        await page.Keyboard.PressAsync("Enter");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "made/2031-0001", Exact = true });
        await Expect(link).ToBeVisibleAsync();
        await Expect(page.Locator("tr[data-key]")).ToHaveCountAsync(1);
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToHaveTextAsync("made/2031-0001");
        var summary = page.Locator("#entries details.hash summary").First;
        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#entries .hash-whole").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Without_scripts_everything_is_there_and_says_that_it_stands_still()
    {
        await using var window = await chromium.Open(silo.Address);
        var page = window.Page;
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        await page.GotoAsync("/cases/made/2031-0001");

        await Expect(page.Locator(".live-text")).ToHaveTextAsync("As of loading");
        await Expect(page.Locator("#live-pause")).ToBeHiddenAsync();
        await page.Locator("#timeline details summary").ClickAsync();
        await Expect(page.Locator("#timeline table")).ToContainTextAsync("made/A-1");
    }
}
