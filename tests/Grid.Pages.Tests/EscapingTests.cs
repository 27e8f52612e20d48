namespace Grid.Pages.Tests;

/// <summary>Whatever somebody writes into a name, a fact or an address stays text.</summary>
[Collection(LivingGrid.Name)]
public sealed class EscapingTests(LivingSilo silo)
{
    [Fact]
    public async Task Script_in_a_fact_is_shown_as_it_was_written()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/cases/made/2031-0001");

        IsShownAsText(page);
    }

    [Fact]
    public async Task Script_in_an_id_is_shown_as_it_was_written_in_lists_pages_and_entries()
    {
        using var reader = new PageReader(silo.Address);
        var list = await reader.Read($"/cases?q={Uri.EscapeDataString("script")}");
        var link = System.Text.RegularExpressions.Regex.Match(list, "href=\"(/cases/made/[^\"#]*script[^\"#]*)\"");

        IsShownAsText(list);
        IsShownAsText(await reader.Read(WebUtility.HtmlDecode(link.Groups[1].Value)));
        IsShownAsText(await reader.Read($"/entries?stream={Uri.EscapeDataString(MadeCases.Odd.Value)}"));
    }

    [Theory]
    [InlineData("/cases?q=")]
    [InlineData("/cases?stage=")]
    [InlineData("/cases?status=")]
    [InlineData("/breaches?rule=")]
    [InlineData("/entries?stream=")]
    [InlineData("/cases/")]
    [InlineData("/officers/")]
    [InlineData("/rules/made-run/")]
    [InlineData("/")]
    public async Task Script_in_an_address_is_shown_as_it_was_written(string path)
    {
        using var reader = new PageReader(silo.Address);
        var asked = Uri.EscapeDataString(MadeCases.Script + "\"'><img src=x onerror=1>");
        using var answer = await reader.Ask(path + asked);

        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script>document", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_text_is_on_no_page()
    {
        using var reader = new PageReader(silo.Address);
        for (var sequence = 1; sequence <= 4; sequence++)
        {
            var page = WebUtility.HtmlDecode(await reader.Read($"/entries/{MadeCases.Main}/{sequence}"));
            Assert.Equal(
                sequence == 2, page.Contains("\"remark\"", StringComparison.Ordinal));
            Assert.DoesNotContain("\"text\"", page, StringComparison.Ordinal);
        }
    }

    private static void IsShownAsText(string page)
    {
        Assert.Contains("&lt;script&gt;document.title=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>document", page, StringComparison.Ordinal);
    }
}
