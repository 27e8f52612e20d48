using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Cli.Tests;

/// <summary><c>grid replay --html</c>: one file for people.</summary>
public sealed partial class HtmlReportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task It_tells_what_json_tells_of_the_same_replay()
    {
        var (json, html, _) = await Replay(Samples.SignOff);

        var figures = Figure().Matches(html).ToDictionary(
            found => found.Groups["key"].Value, found => Number(found.Groups["value"].Value));
        foreach (var (part, name) in (ReadOnlySpan<(string, string)>)
            [
                ("log", "cases"), ("log", "acts"), ("log", "officers"), ("log", "actsWithoutOfficer"),
                ("log", "quarantined"), ("log", "namesInSeveralOrgans"),
                ("coverage", "casesWithoutHolder"), ("coverage", "holdersWithoutSupervisor"),
                ("coverage", "openLoops"), ("ledger", "entries"), ("ledger", "streams"),
            ])
        {
            Assert.Equal(json.GetProperty(part).GetProperty(name).GetInt64(), figures[$"{part}-{name}"]);
        }

        foreach (var rule in json.GetProperty("rules").EnumerateArray())
        {
            var row = RuleRow().Matches(html).Single(found => found.Groups["rule"].Value == Text(rule, "id")).Value;
            foreach (var count in (string[])["brokenCases", "brokenActs", "undecidableCases", "undecidableActs"])
            {
                var told = Regex.Match(row, $"data-count=\"{count}\">([\\d,]+)<").Groups[1].Value;
                Assert.Equal(rule.GetProperty(count).GetInt64(), Number(told));
            }
        }

        Assert.Contains(Text(json.GetProperty("ledger"), "root"), html, StringComparison.Ordinal);
        Assert.Contains(Text(json.GetProperty("log"), "first"), html, StringComparison.Ordinal);
        Assert.Contains(Text(json.GetProperty("log"), "last"), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_each_finding_that_the_findings_file_has()
    {
        var (_, html, findings) = await Replay(Samples.SignOff);

        Assert.NotEmpty(findings);
        Assert.Equal(
            findings.CountBy(finding => Text(finding, "case")).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            FindingRow().Matches(html).CountBy(found => found.Groups["case"].Value)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_loads_nothing_and_a_log_cannot_put_markup_into_it()
    {
        const string Hostile = "<script>alert(1)</script>";
        var rows = $"case_id,seq,act,officer_id,officer_rank,at\n"
            + $"{Hostile},1,SUBMITTED,{Hostile},OFFICER,2031-01-01T10:00:00\n"
            + $"{Hostile},2,APPROVED,{Hostile},{Hostile},2031-01-09T10:00:00\n"
            + $"{Hostile},3,{Hostile},P-1,OFFICER,2031-01-09T10:00:00\n";
        var (_, html, _) = await Replay(MadeLog.Of(_folder, rows), exits: 1);
        var markup = Own().Replace(html, "");

        Assert.DoesNotContain("<script", markup, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://|<(link|img|iframe|object|embed|base|form)\\b|\\bsrc=", markup);
        Assert.Contains("default-src ", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_with_the_report_on_standard_output()
    {
        var ran = (await GridTool.Run(
            [.. Samples.PermitReceipt.Arguments, "--store", _folder.Store(), "--html", _folder["r.html"]])).Exits(0);

        Assert.Contains("permit.ended-by-deadline", ran.Output, StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(_folder["r.html"]);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(JsonElement Json, string Html, JsonElement[] Findings)> Replay(ReplayOf replay, int exits = 0)
    {
        (await GridTool.Run(
            [
                .. replay.Arguments, "--store", _folder.Store(), "--html", _folder["r.html"],
                "--json", _folder["r.json"], "--findings", _folder["f.jsonl"],
            ])).Exits(exits);
        return (
            JsonDocument.Parse(await File.ReadAllTextAsync(_folder["r.json"])).RootElement,
            await File.ReadAllTextAsync(_folder["r.html"]),
            [
                .. (await File.ReadAllLinesAsync(_folder["f.jsonl"]))
                    .Select(line => JsonDocument.Parse(line).RootElement),
            ]);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static long Number(string text) =>
        long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<data id="figure-(?<key>[^"]+)" value="(?<value>\d+)">""")]
    private static partial Regex Figure();

    [GeneratedRegex("""<tr data-rule="(?<rule>[^"]+)">.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex RuleRow();

    [GeneratedRegex("""<td class="(broken|undecidable)">.*?</td>\s*<td>(?<case>[^<]*)</td>""", RegexOptions.Singleline)]
    private static partial Regex FindingRow();

    [GeneratedRegex("<script>.*?</script>|<style>.*?</style>|<pre.*?</pre>", RegexOptions.Singleline)]
    private static partial Regex Own();
}
