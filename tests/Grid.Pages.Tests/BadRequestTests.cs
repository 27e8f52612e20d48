namespace Grid.Pages.Tests;

/// <summary>What is asked for and cannot be: a clear answer, and never a trace.</summary>
[Collection(LivingGrid.Name)]
public sealed class BadRequestTests(LivingSilo silo)
{
    [Theory]
    [InlineData("/cases/made/nobody-opened-it", "made/nobody-opened-it", "action=\"/cases\"")]
    [InlineData("/cases/a/b/c", "only one `/` may stand in it", "action=\"/cases\"")]
    [InlineData("/officers/made/Z-9", "made/Z-9", "action=\"/officers\"")]
    [InlineData("/rules/made-run/made.no-such-rule", "made.no-such-rule", "action=\"/rules\"")]
    [InlineData("/rules/built-in/no.such-rule", "no.such-rule", "action=\"/rules\"")]
    [InlineData("/entries/case:made/2031-0001/999", "case:made/2031-0001/999", "action=\"/cases\"")]
    [InlineData("/entries/case:made/2031-0001/first", "case:made/2031-0001/first", "action=\"/cases\"")]
    [InlineData("/no-such-page", "There is no page at this address.", "action=\"/cases\"")]
    public async Task What_is_not_there_is_said_with_a_search_for_it(string path, string told, string offered)
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Not there", page, StringComparison.Ordinal);
        Assert.Contains(told, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(offered, page, StringComparison.Ordinal);
        ShowsNoTrace(page);
    }

    [Theory]
    [InlineData("/cases?status=asleep", "status=asleep", "open, closed")]
    [InlineData("/cases?size=many", "size=many", "whole number")]
    [InlineData("/cases?size=0", "size=0", "whole number")]
    [InlineData("/cases?unit=a/b/c", "unit=a/b/c", "is not an id")]
    [InlineData("/officers?standing=tired", "standing=tired", "active, suspended, unknown")]
    [InlineData("/breaches?also=everything", "also=everything", "cleared")]
    [InlineData("/refusals?after=-1", "after=-1", "whole number")]
    [InlineData("/cases?after=zzz", "after=zzz", "is no place in this list")]
    [InlineData("/cases?before=officer:made/A-1", "before=officer:made/A-1", "is no place in this list")]
    [InlineData("/officers?after=case:made/2031-0001", "after=case:made/2031-0001", "is no place in this list")]
    [InlineData("/breaches?after=zzz", "after=zzz", "is no place in this list")]
    [InlineData("/officers/made/A-1?after=1/lead", "after=1/lead", "is no place in this list")]
    [InlineData("/rules/made-run/made.ruling-by-lead?before=zzz", "before=zzz", "is no place in this list")]
    [InlineData("/loops?after=1/2", "after=1/2", "is no place in this list")]
    [InlineData("/loops?clues-before=case:made/2031-0001", "clues-before=case:made/2031-0001", "no place in this list")]
    [InlineData("/matrix?only=some", "only=some", "holes, live")]
    [InlineData("/entries", "stream=", "?stream=case:")]
    [InlineData("/cases/made/2031-0001?from=x", "from=x", "whole number")]
    public async Task A_parameter_that_is_wrong_is_named_with_what_would_do(string path, string named, string expected)
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask(path);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, page, StringComparison.Ordinal);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        ShowsNoTrace(page);
    }

    [Fact]
    public async Task From_a_place_that_is_none_a_link_leads_to_the_beginning_of_the_list_as_it_was_narrowed()
    {
        using var reader = new PageReader(silo.Address, "zh-CN");
        using var answer = await reader.Ask("/cases?status=open&after=zzz");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("不是本列表中的位置", page, StringComparison.Ordinal);
        Assert.Matches("""<a [^>]*href="/cases\?status=open"[^>]*>(<[^>]+>)*回到列表开头""", page);
    }

    [Fact]
    public async Task A_search_that_is_too_long_is_refused_and_one_that_finds_nothing_says_so()
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask($"/cases?q={new string('x', 201)}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No case is like this", await reader.Read("/cases?q=xyzzy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arbitrary_addresses_get_an_answer_and_no_failure()
    {
        using var reader = new PageReader(silo.Address);
        string[] paths =
        [
            "/cases/%00", "/cases/%", "/cases/%E0%A4%A", "/cases/..%2f..%2fetc%2fpasswd", "/cases//",
            "/cases/?after=%00",
            "/cases?after=%F0%9F&before=zzz", "/officers/%E2%80%AEABC", "/rules/%2F/%2F", "/rules//", "/entries/1",
            "/entries/%2F99999999999999999999", "/entries?stream=%00&from=2147483647", "/breaches?rule=%27%22%3E",
            "/loops?after=999999999999999999/1/case:x&clues-before=0/0/case:x", "/matrix?after=99999999999&size=7",
            "/cases?pack=%00&procedure=-&stage=-",
            $"/cases/{new string('a', 600)}", "/cases/made/2031-0001?from=99999999999", "/live?stream=%00",
        ];
        foreach (var path in paths)
        {
            using var answer = await reader.Ask(path);
            Assert.True((int)answer.StatusCode < 500, $"{path} answered {answer.StatusCode}");
        }
    }

    private static void ShowsNoTrace(string page)
    {
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }
}
