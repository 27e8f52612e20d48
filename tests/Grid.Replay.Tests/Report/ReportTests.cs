using System.Globalization;
using System.Text.RegularExpressions;
using static Grid.Replay.Tests.Report.MadeReplay;

namespace Grid.Replay.Tests.Report;

/// <summary>What the report tells of a replay.</summary>
public sealed partial class ReportTests
{
    private static readonly LogCase One = Case(
        "K-1", Act("FIRST", "ann", "2031-03-01T09:00:00"), Act("SECOND", "ann", "2031-03-01T11:30:00", 3));

    private static readonly LogCase Two = Case(
        "K-2", Act("FIRST", "ann", "2031-03-02T09:00:00", 4), Act("SECOND", null, "2031-03-03T09:00:00", 5));

    private static readonly LogCase Three = Case("K-3", Act("FIRST", "bea", "2031-03-02T10:00:00", 6));

    private static readonly string[] Sections =
        ["summary", "rules", "blind-spots", "time", "hand-over", "stretches", "load", "set-aside", "notes"];

    [Fact]
    public async Task Figures_are_those_of_the_replay()
    {
        var subject = Subject(Outcomes(), new BadRow("log.csv", 9, "the row has no case"));
        var html = await Html(subject);

        Assert.Equal(
            [
                ("cases-broken", 1), ("cases-undecidable", 2), ("cases-unheld", 1), ("log-cases", 3), ("log-acts", 5),
                ("log-officers", 2), ("log-quarantined", 1), ("ledger-entries", 14), ("ledger-streams", 7),
                ("coverage-casesWithoutHolder", 1), ("coverage-holdersWithoutSupervisor", 0),
                ("log-actsWithoutOfficer", 1), ("log-namesInSeveralOrgans", 0), ("coverage-openLoops", 0),
            ],
            Figure().Matches(html).Select(found => (found.Groups["key"].Value, Number(found.Groups["value"].Value))));
        Assert.Equal(
            subject.Findings.Counts().OrderBy(count => count.Id, StringComparer.Ordinal).Select(count => (
                count.Id, count.BrokenCases, count.BrokenActs, count.UndecidableCases, count.UndecidableActs)),
            Counts(html).OrderBy(count => count.Rule, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_rule_stands_with_its_meaning_its_parameters_its_source_and_whom_to_ask()
    {
        var html = Markup(await Html(Subject(Outcomes())));

        foreach (var rule in Pack.Rules)
        {
            Assert.Contains(rule.Otherwise, html, StringComparison.Ordinal);
            Assert.Contains($"{rule.Source.Title}</cite>, {rule.Source.Article}", html, StringComparison.Ordinal);
            Assert.Contains(rule.Ask!, html, StringComparison.Ordinal);
        }

        Assert.Contains("No officer may have done both FIRST and SECOND in one case.", html, StringComparison.Ordinal);
        Assert.Contains("同一案件中，FIRST 与 SECOND 不得由同一人员办理。", html, StringComparison.Ordinal);
        Assert.Contains("<code>power</code> Decide", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_names_case_officer_time_entry_and_what_is_missing()
    {
        var html = Markup(await Html(Subject(Outcomes())));

        Assert.Matches(
            """<td>K-1</td>\s*<td>ann</td>\s*<td class="time">2031-03-01T11:30:00</td>\s*<td class="number">3</td>""",
            html);
        Assert.Contains("<td>who acted</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_section_is_there_and_the_contents_lead_to_each()
    {
        var html = Markup(await Html(Subject(Outcomes())));

        Assert.Equal(Sections, SectionId().Matches(html).Select(found => found.Groups["id"].Value));
        Assert.All(Sections, section => Assert.Contains($"<a href=\"#{section}\">", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_made_it_and_from_what_stands_in_it_but_no_folder_of_the_machine()
    {
        var html = Markup(await Html(Subject(Outcomes())));

        Assert.Contains("Made 2031-03-04 05:06 UTC by Grid 1.2.3", html, StringComparison.Ordinal);
        Assert.Contains("made-source", html, StringComparison.Ordinal);
        Assert.Contains(Pack.Version.Value, html, StringComparison.Ordinal);
        Assert.Contains("log.csv", html, StringComparison.Ordinal);
        Assert.DoesNotContain("private", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_built_in_rule_that_found_something_stands_beside_those_of_the_pack()
    {
        var html = await Html(Subject([Known(One, Broken(new("act.performer-is-active"), "ann"))]));

        Assert.Contains(("act.performer-is-active", 1, 1, 0, 0), Counts(html));
        Assert.Contains("Built into the grid", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_the_busiest_officers_no_breach_is_counted()
    {
        var html = Markup(await Html(Subject(Outcomes())));
        var load = html[html.IndexOf("<section id=\"load\"", StringComparison.Ordinal)..];
        load = load[..load.IndexOf("</section>", StringComparison.Ordinal)];

        Assert.Contains("ann", load, StringComparison.Ordinal);
        Assert.Contains("not a ranking of blame", load, StringComparison.Ordinal);
        Assert.DoesNotContain("made.", load, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", load, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_in_which_nothing_was_usable_has_a_report_too()
    {
        var html = Markup(await Html(Subject([], new BadRow("/a/b/log.csv", 2, "the row has no case"))));

        Assert.Equal(Sections, SectionId().Matches(html).Select(found => found.Groups["id"].Value));
        Assert.Contains("the row has no case", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/a/b", html, StringComparison.Ordinal);
    }

    private static Running.CaseOutcome[] Outcomes() =>
    [
        Known(One, Broken(Different, "ann")),
        Known(Two, Undecidable(Different, "the officer of one of the acts"), Undecidable(MayAct, "who acted")),
        Known(Three, Undecidable(Held, "the holder of slot `lead`")),
    ];

    private static IEnumerable<(string Rule, int, int, int, int)> Counts(string html) =>
        from row in RuleRow().Matches(html)
        let counts = Cell().Matches(row.Value).Select(cell => Number(cell.Groups["count"].Value)).ToArray()
        select (row.Groups["rule"].Value, counts[0], counts[1], counts[2], counts[3]);

    private static int Number(string text) =>
        int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<data id="figure-(?<key>[^"]+)" value="(?<value>\d+)">""")]
    private static partial Regex Figure();

    [GeneratedRegex("""<tr data-rule="(?<rule>[^"]+)">.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex RuleRow();

    [GeneratedRegex("""data-count="\w+">(?<count>[\d,]+)<""")]
    private static partial Regex Cell();

    [GeneratedRegex("""<section id="(?<id>[^"]+)" """)]
    private static partial Regex SectionId();
}
