using System.Text.RegularExpressions;

namespace Grid.Pages.Tests;

/// <summary>Every page, in both languages, without a browser.</summary>
[Collection(LivingGrid.Name)]
public sealed partial class PageTests(LivingSilo silo)
{
    public static TheoryData<string, string, string> Pages => new()
    {
        { "/", "Overview", "总览" },
        { "/coverage", "Coverage", "责任覆盖" },
        { "/matrix", "Stage × duty × rule", "阶段 × 职责 × 规则" },
        { "/loops", "Open loops", "未闭环事项" },
        { "/cases", "Cases", "案件" },
        { "/cases/made/2031-0001", "made/2031-0001", "made/2031-0001" },
        { "/officers", "Officers", "办案人员" },
        { "/officers/made/A-1", "made/A-1", "made/A-1" },
        { "/units", "Units", "单位" },
        { "/units/made/one", "made/one", "一组" },
        { "/units/court", "court", "court" },
        { "/draws", "Draws", "抽选" },
        { "/draws/7/2", "Draw 2 of 7", "7 的抽选 2" },
        { "/marks", "Marks", "标记" },
        { "/breaches", "Breaches", "违规" },
        { "/rules", "Rules", "规则" },
        { "/rules/made-run/made.ruling-by-lead", "only who leads the case may rule", "只有主办人方可裁决" },
        { "/rules/built-in/case.is-open", "A closed case stays closed", "已结案件不再变动" },
        { "/refusals", "Refusals", "拒绝" },
        { "/entries/case:made/2031-0001/1", "Entry 1 of made/2031-0001", "made/2031-0001 的条目 1" },
        { "/entries?stream=pack:made-run", "made-run", "made-run" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_there_in_both_languages(string path, string english, string chinese)
    {
        foreach (var (language, tag, heading) in new[] { ("en", "en", english), ("zh-CN", "zh-CN", chinese) })
        {
            using var reader = new PageReader(silo.Address, language);

            var page = await reader.Read(path);

            Assert.Contains($"<html lang=\"{tag}\"", page, StringComparison.Ordinal);
            Assert.Equal(heading, WebUtility.HtmlDecode(Assert.Single(Heading().Matches(page)).Groups["text"].Value));
            Assert.Single(MainElement().Matches(page));
        }
    }

    [Fact]
    public async Task A_case_says_for_how_long_nobody_answered()
    {
        using var reader = new PageReader(silo.Address);
        var page = await reader.Read($"/cases/{MadeCases.Main["case:".Length..]}");
        var said = page[page.IndexOf("data-key=\"uncovered\"", StringComparison.Ordinal)..];

        Assert.Contains("Nobody answered for", said, StringComparison.Ordinal);
        Assert.Contains("0 s", said[..said.IndexOf("</ul>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_is_found_with_its_prefix_or_without_encoded_or_not()
    {
        using var reader = new PageReader(silo.Address);
        foreach (var path in (string[])
            ["/cases/case:made/2031-0001", "/cases/case%3Amade%2F2031-0001", "/cases/made%2F2031-0001"])
        {
            Assert.Contains("case:made/2031-0001", await reader.Read(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_case_page_says_who_answered_and_which_rule_was_broken_by_which_source()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/cases/made/2031-0001");

        Assert.Contains("href=\"/officers/made/B-1\"", page, StringComparison.Ordinal);
        Assert.Contains("data-chart=", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/rules/made-run/made.ruling-by-lead\"", page, StringComparison.Ordinal);
        Assert.Contains("a made statute", page, StringComparison.Ordinal);
        Assert.Contains("Article 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_holder_is_seen_with_whoever_acts_in_the_place()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/cases/made/2031-0002");

        Assert.Contains(">acting<", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/officers/made/C-1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_suspended_officer_says_where_somebody_else_answers_and_who()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/officers/made/C-2");
        var acted = page[page.IndexOf("id=\"acted-for\"", StringComparison.Ordinal)..];

        // Once the case says so itself, it stands in no other list of this page.
        Assert.Contains("href=\"/cases/made/2031-0002\"", acted, StringComparison.Ordinal);
        Assert.Contains("href=\"/officers/made/C-1\"", acted, StringComparison.Ordinal);
        Assert.DoesNotContain("acted-for", await reader.Read("/officers/made/C-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_names_its_acts_in_the_words_of_the_reader()
    {
        using var reader = new PageReader(silo.Address, "zh-CN");

        var page = WebUtility.HtmlDecode(await reader.Read("/rules/made-run/made.notice-within-a-day"));

        Assert.Contains("<bdi>开庭</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_is_named_for_is_a_blind_spot_in_every_list()
    {
        using var reader = new PageReader(silo.Address);
        var overview = await reader.Read("/");

        Assert.Contains("href=\"/cases?without=holder\"", overview, StringComparison.Ordinal);
        Assert.Contains("made/2031-0003", await reader.Read("/cases?without=holder"), StringComparison.Ordinal);
        Assert.Contains("made/2031-0003", await reader.Read("/cases?without=officer"), StringComparison.Ordinal);
        Assert.Contains(
            "made/2031-0003",
            await reader.Read($"/cases?undecidable={MadePack.RulingByLead}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_shown_with_its_rule_though_no_ledger_holds_it()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read($"/refusals?rule={MadePack.RulingByLead}");

        Assert.Contains("href=\"/cases/made/2031-0001\"", page, StringComparison.Ordinal);
        Assert.Contains("not in the ledger", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_engine_says_in_english_is_marked_so_on_a_chinese_page()
    {
        using var reader = new PageReader(silo.Address, "zh-CN");
        using var malformed = await reader.Ask("/cases/a/b/c");

        var undecidable = WebUtility.HtmlDecode(await reader.Read("/cases/made/2031-0003"));
        var notThere = WebUtility.HtmlDecode(await malformed.Content.ReadAsStringAsync());

        Assert.Matches("缺少：<span lang=\"en\">[^<]+</span>", undecidable);
        Assert.Matches("这不是有效的编号：<span lang=\"en\">[^<]*only one", notThere);
        Assert.Contains(
            "<span class=\"rule-sentence\" lang=\"en\">nobody leads the case<", undecidable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_is_a_time_is_shown_as_times_are()
    {
        await silo.Cases.Hear("case:made/further-001", MadeCases.Ada, "2031-05-06T07:08:09+08:00");
        using var reader = new PageReader(silo.Address);

        var page = WebUtility.HtmlDecode(await reader.Read("/cases/made/further-001"));

        Assert.Matches("""<time datetime="2031-05-06T07:08:09\+08:00"[^>]*>2031-05-06 07:08:09 \+08:00</time>""", page);
    }

    [Fact]
    public async Task The_list_of_breaches_says_how_many_are_open()
    {
        using var reader = new PageReader(silo.Address);

        Assert.Matches("[1-9][0-9]* of [1-9][0-9]* shown", await reader.Read("/breaches"));
    }

    [Fact]
    public async Task A_list_is_leafed_through_both_ways()
    {
        using var reader = new PageReader(silo.Address);
        var first = await reader.Read("/cases?q=further&size=25");
        var second = await reader.Read(Link(first, "next"));
        var third = await reader.Read(Link(second, "next"));
        var back = await reader.Read(Link(third, "prev"));

        Assert.Equal(25, CasesOf(first).Length);
        Assert.Equal(CasesOf(second), CasesOf(back));
        Assert.Equal(
            MadeCases.Further, CasesOf(first).Concat(CasesOf(second)).Concat(CasesOf(third)).Distinct().Count());
    }

    [Fact]
    public async Task A_million_rows_are_a_hundred()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/cases?size=1000000");

        Assert.InRange(CasesOf(page).Length, 60, 100);
        Assert.Contains("at most 100 rows", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_of_language_and_brightness_is_kept()
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask("/cases?lang=zh&theme=dark");

        var page = await answer.Content.ReadAsStringAsync();
        var cookies = string.Join('\n', answer.Headers.GetValues("Set-Cookie"));

        Assert.Contains("data-theme=\"dark\"", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\"", page, StringComparison.Ordinal);
        Assert.Contains("grid-lang=zh", cookies, StringComparison.Ordinal);
        Assert.Contains("grid-theme=dark", cookies, StringComparison.Ordinal);
    }

    private static string Link(string page, string rel) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"""<a [^>]*rel="{rel}"[^>]*>""").Value is { Length: > 0 } link
            ? Regex.Match(link, "href=\"([^\"]+)\"").Groups[1].Value
            : throw new InvalidOperationException($"no link {rel}"));

    private static string[] CasesOf(string page) =>
        [.. Row().Matches(page).Select(found => found.Groups["key"].Value)];

    [GeneratedRegex("<h1[^>]*>(<bdi>)?(?<text>[^<]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("<main ")]
    private static partial Regex MainElement();

    [GeneratedRegex("<tr [^>]*data-key=\"(?<key>case:[^\"]*)\"")]
    private static partial Regex Row();
}
