namespace Grid.Pages.Tests;

/// <summary>Units, draws and marks: every number opens its list, and every list its entries.</summary>
[Collection(LivingGrid.Name)]
public sealed class WatchPageTests(LivingSilo silo)
{
    [Fact]
    public async Task A_unit_says_who_belongs_to_it_and_every_number_opens_its_cases()
    {
        using var reader = new PageReader(silo.Address);
        var coverage = await reader.Read("/coverage?unit=made/one");
        Assert.Contains("href=\"/units/made/one\"", coverage, StringComparison.Ordinal);

        var page = await reader.Read("/units/made/one");

        foreach (var link in (string[])
        [
            "/cases?status=open&under=unit%3Amade%2Fone", "/cases?about=clues&under=unit%3Amade%2Fone",
            "/cases?about=overdue&under=unit%3Amade%2Fone", "/cases?days=30&under=unit%3Amade%2Fone",
            "/officers/made/A-1", "/draws?pool=unit%3Amade%2Fone", "/marks?under=unit%3Amade%2Fone",
            "/cases?status=open&pack=made-run&procedure=-&stage=filing&under=unit%3Amade%2Fone",
        ])
        {
            Assert.Contains($"href=\"{link}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }

        Assert.Contains("made/2031-0004", await reader.Read(
            "/cases?status=open&pack=made-run&procedure=-&stage=filing&under=unit%3Amade%2Fone&q=0004"),
            StringComparison.Ordinal);
        Assert.Contains("Nobody has registered it", page, StringComparison.Ordinal);
        using var missing = await reader.Ask("/units/made/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_unit_that_is_registered_shows_its_pools_and_the_keys_of_its_days()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/units/court");

        Assert.Contains("href=\"/entries/unit:court/2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/entries?stream=unit%3Acourt\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/officers/ada\"", page, StringComparison.Ordinal);
        Assert.Contains("Key of 2026-03-02: told", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draw_says_why_this_one_so_that_anybody_can_reckon()
    {
        using var reader = new PageReader(silo.Address);
        Assert.Contains("href=\"/draws/7/2\"", await reader.Read("/draws?pool=court"), StringComparison.Ordinal);
        Assert.Contains("href=\"/draws/7/2\"", await reader.Read("/cases/7"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/draws/7/2\"", await reader.Read("/draws?again=yes"), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await reader.Read("/draws/7/2"));

        foreach (var told in (string[])
        [
            ">proven<", "href=\"/entries/unit:court/2\"", "href=\"/entries/unit:court/3\"",
            "href=\"/entries/unit:court/4\"", "href=\"/entries/case:7/1\"", "of 2,000 lots", ">1,400<", "0–1,399",
            "Whoever knows the matter (matter: tax) counts 2 times.",
        ])
        {
            Assert.Contains(told, page, StringComparison.Ordinal);
        }

        using var missing = await reader.Ask("/draws/7/1");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_draw_in_a_sealed_case_is_not_there()
    {
        using var reader = new PageReader(silo.Address);

        using var hidden = await reader.Ask("/draws/8/2");

        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.DoesNotContain("/draws/8/", await reader.Read("/draws"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_says_who_when_and_why_and_by_what_it_was_taken_off_also_that_somebody_only_looked()
    {
        using var reader = new PageReader(silo.Address);
        foreach (var path in (string[])["/marks?tag=watched", "/cases/made/2031-0004"])
        {
            var page = WebUtility.HtmlDecode(await reader.Read(path));

            Assert.Contains(">looked, not marked<", page, StringComparison.Ordinal);
            Assert.Contains("href=\"/officers/made/C-1\"", page, StringComparison.Ordinal);
            Assert.Contains("Reasons are on record", page, StringComparison.Ordinal);
            Assert.Contains("wide-attention", page, StringComparison.Ordinal);
            Assert.Matches("taken off by\\s*<a [^>]*href=\"/entries/case:made/2031-0004/4\"", page);
            // What was given as a reason is personal text.
            Assert.DoesNotContain("broken in", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("2031-0004", await reader.Read("/marks?only=on"), StringComparison.Ordinal);
        Assert.Contains("2031-0004", await reader.Read("/marks?only=lifted&under=made/one"), StringComparison.Ordinal);
        Assert.DoesNotContain("2031-0004", await reader.Read("/marks?under=court"), StringComparison.Ordinal);
    }
}
