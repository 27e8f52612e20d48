using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Grid.Replay.Report.Figures;
using Grid.Replay.Running;
using static Grid.Replay.Tests.Report.MadeReplay;

namespace Grid.Replay.Tests.Report;

/// <summary>What a log cannot do to whoever opens its report.</summary>
public sealed partial class ReportSafetyTests
{
    private const string Hostile = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{a|b}";

    [Fact]
    public async Task Markup_in_names_and_acts_stays_text_wherever_it_stands()
    {
        var html = await Html(Subject(HostileCases(), new BadRow($"log{Hostile}.csv", 2, $"`{Hostile}` is no time")));
        var markup = Markup(html);

        Assert.Equal(4, Regex.Count(html, "<script"));
        Assert.Empty(Script().Matches(markup));
        Assert.DoesNotContain("<img", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("src=x onerror=alert(2)>", markup, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(2)&gt;", markup, StringComparison.Ordinal);
        var drawings = Drawing().Matches(markup).Select(found => found.Groups["json"].Value).ToArray();
        Assert.Equal(5, drawings.Length);
        Assert.All(drawings, json => Assert.DoesNotMatch("[<>']", json));
        Assert.Contains(drawings, json => json.Contains("onerror", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_drawn_can_be_read_back_as_it_was()
    {
        var markup = Markup(await Html(Subject(HostileCases())));
        var json = Drawing().Matches(markup).Select(
            found => System.Net.WebUtility.HtmlDecode(found.Groups["json"].Value));

        var network = json.Select(text => System.Text.Json.JsonDocument.Parse(text).RootElement)
            .Single(drawn => drawn.GetProperty("kind").GetString() == "network");
        Assert.Equal(
            [Hostile + "1", Hostile + "2"],
            network.GetProperty("nodes").EnumerateArray().Select(node => node[1].GetString()!).Order());
    }

    [Fact]
    public async Task Only_the_scripts_of_the_report_may_run()
    {
        var html = await Html(Subject(HostileCases()));
        var policy = System.Net.WebUtility.HtmlDecode(Policy().Match(html).Groups["policy"].Value);

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'; form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("script-src[^;]*unsafe", policy);
        var scripts = Script().Matches(html).Select(found => found.Groups["text"].Value).ToArray();
        Assert.Equal(
            Regex.Matches(policy, "'sha256-([^']+)'").Select(found => found.Groups[1].Value),
            scripts.Select(script => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))));
    }

    [Fact]
    public async Task Nothing_in_it_leads_out_of_the_file()
    {
        var markup = Markup(await Html(Subject(HostileCases())));

        Assert.DoesNotContain("http://", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(link|img|iframe|object|embed|base|form|video|audio|source)\\b", markup);
        Assert.All(
            Regex.Matches(markup, "\\b(?:href|src|action|data)=\"(?<to>[^\"]*)\"").Select(to => to.Groups["to"].Value),
            to => Assert.StartsWith("#", to, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_licence_of_the_charts_stands_where_their_code_is()
    {
        var html = await Html(Subject(HostileCases()));

        Assert.Contains("Apache ECharts", html, StringComparison.Ordinal);
        Assert.Contains("Version 2.0, January 2004", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_a_hundred_thousand_acts_makes_a_file_of_five_megabytes_at_most()
    {
        const int Cases = 34_000;
        const int MostBytes = 5_000_000;
        var cases = Enumerable.Range(0, Cases).Select(i => Known(
            Case(
                $"<case> \"{i}\" {new string('案', 60)}",
                Act($"FIRST & {i % 3000} {new string('>', 90)}", $"officer <{i % 7000}>", Time(i)),
                Act("SECOND", i % 5 == 0 ? null : $"officer <{(i * 31) % 7000}>", Time(i + 9), 3),
                Act("THIRD", $"officer <{(i * 7) % 900}>", Time(i + 40), 4)),
            Broken(Different, $"officer <{i % 7000}>"),
            Undecidable(MayAct, new string('<', 5_000)),
            Undecidable(Held, "the holder")));
        var bad = Enumerable.Range(0, 5_000).Select(i => new BadRow("log.csv", i, new string('&', 2_000))).ToArray();
        var subject = Subject(cases, bad);

        var html = await Html(subject);

        Assert.Equal(3 * Cases, subject.Result.Totals.Acts);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, MostBytes);
        Assert.Contains($"findings: {RuleTable.ListedMax} of 34,000", html, StringComparison.Ordinal);
    }

    private static string Time(int hours) =>
        Timestamp.FromUtc(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hours)).ToString();

    private static CaseOutcome[] HostileCases() =>
    [
        Known(
            Case(
                "case" + Hostile,
                Act(Hostile, Hostile + "1", "2031-03-01T09:00:00"),
                Act("SECOND" + Hostile, Hostile + "2", "2031-03-01T10:00:00", 3)),
            Broken(Different, Hostile + "1"),
            Undecidable(MayAct, Hostile),
            Undecidable(Held, Hostile)),
    ];

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("""http-equiv="Content-Security-Policy" content="(?<policy>[^"]+)" />""")]
    private static partial Regex Policy();

    [GeneratedRegex("""data-chart="(?<json>[^"]*)">""")]
    private static partial Regex Drawing();
}
