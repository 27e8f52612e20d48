using System.Text.RegularExpressions;

namespace Grid.Charts.Tests;

/// <summary>Every chart shows as a table what it draws, and lets no name become markup.</summary>
public sealed class ChartTests
{
    private const string Hostile = "\"'><img src=x onerror=alert(1)></script>";

    private static readonly DateTimeOffset Start = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_line_has_a_row_for_each_instant_and_a_column_for_each_series()
    {
        var chart = await Drawn.Of<LineChart>(
            ("Key", "acts"), ("Title", new ChartText("Acts")),
            ("Series", ImmutableArray.Create(
                new ChartSeries("taken", [new(Start, 1), new(Start.AddSeconds(90), 1234.5)]),
                new ChartSeries("refused", [new(Start, 2)]))));

        Assert.Equal([["2031-03-01", "1", "2"], ["2031-03-01 00:01:30", "1,234.5", ""]], chart.Rows);
        Assert.Equal("line", chart.Json.GetProperty("kind").GetString());
        Assert.Equal(
            Start.AddSeconds(90).ToUnixTimeMilliseconds(),
            chart.Json.GetProperty("series")[0].GetProperty("points")[1][0].GetInt64());
    }

    [Fact]
    public async Task Bars_stand_in_the_order_given_and_link_to_what_is_behind_them()
    {
        var chart = await Drawn.Of<BarChart>(
            ("Key", "rules"), ("Title", new ChartText("Rules")),
            ("Bars", ImmutableArray.Create(new ChartBar("a.b", 12, "/rules/p/a.b"), new ChartBar("c.d", 3))));

        Assert.Equal([["a.b", "12"], ["c.d", "3"]], chart.Rows);
        Assert.Contains("<a href=\"/rules/p/a.b\">a.b</a>", chart.Html, StringComparison.Ordinal);
        Assert.Equal("/rules/p/a.b", chart.Json.GetProperty("bars")[0][2].GetString());
    }

    [Fact]
    public async Task A_timeline_tells_each_stretch_with_its_kind_and_what_still_lasts()
    {
        var chart = await Drawn.Of<TimelineChart>(
            ("Key", "seats"), ("Title", new ChartText("Who answered")),
            ("From", Start), ("To", Start.AddHours(9)),
            ("Rows", ImmutableArray.Create(new TimelineRow(
                "lead",
                [
                    new("ann", Start, Start.AddHours(2), "holder", "/officers/ann"),
                    new("bea", Start.AddHours(2), null, "acting"),
                    new("suspended", Start, Start.AddHours(2), "suspended"),
                ]))),
            ("Bands", ImmutableArray.Create(new TimelineBand("review", Start, Start.AddHours(9)))));

        Assert.Equal(
            [
                ["lead", "ann (holder)", "2031-03-01", "2031-03-01 02:00:00"],
                ["lead", "bea (acting holder)", "2031-03-01 02:00:00", "still"],
                ["lead", "suspended", "2031-03-01", "2031-03-01 02:00:00"],
                ["stage", "review", "2031-03-01", "2031-03-01 09:00:00"],
            ],
            chart.Rows);
        Assert.Equal(JsonValueKind.Null, chart.Json.GetProperty("rows")[0].GetProperty("spans")[1][2].ValueKind);
    }

    [Fact]
    public async Task A_network_tells_each_tie_by_the_names_at_its_ends()
    {
        var chart = await Drawn.Of<NetworkChart>(
            ("Key", "ties"), ("Title", new ChartText("Ties")),
            ("Nodes", ImmutableArray.Create(new ChartNode("1", "ann", 5), new ChartNode("2", "bea", 5))),
            ("Edges", ImmutableArray.Create(new ChartEdge("1", "2", 5))));

        Assert.Equal([["ann", "bea", "5"]], chart.Rows);
    }

    [Fact]
    public async Task Names_stay_text_in_table_attribute_and_drawing()
    {
        var chart = await Drawn.Of<BarChart>(
            ("Key", "bars"), ("Title", new ChartText(Hostile)), ("Summary", new ChartText(Hostile, Hostile)),
            ("Bars", ImmutableArray.Create(new ChartBar(Hostile, 1, "/x?" + Hostile))));

        Assert.DoesNotContain("<img", chart.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("</script", chart.Html, StringComparison.Ordinal);
        Assert.Equal(Hostile, chart.Json.GetProperty("bars")[0][0].GetString());
        Assert.Equal(Hostile, chart.Rows[0][0]);
    }

    [Fact]
    public async Task A_chart_is_named_reachable_by_keyboard_and_has_its_table_beside_it()
    {
        var chart = await Drawn.Of<BarChart>(
            ("Key", "bars"), ("Title", new ChartText("Bars", "条形")), ("Summary", new ChartText("two of them", "两条")),
            ("Bars", ImmutableArray.Create(new ChartBar("a", 1))), ("Words", ChartWords.Both));

        Assert.Matches("<figure class=\"chart\" id=\"chart-bars\">", chart.Html);
        Assert.Matches("role=\"img\" tabindex=\"0\"[^>]* aria-label=\"Bars. two of them\"", chart.Html);
        Assert.Matches("<details class=\"chart-table\" id=\"chart-bars-table\">", chart.Html);
        Assert.Contains("<span class=\"lang-zh\" lang=\"zh\">条形</span>", System.Net.WebUtility.HtmlDecode(chart.Html));
        Assert.Equal("条形", chart.Json.GetProperty("title").GetProperty("zh").GetString());
    }

    [Fact]
    public async Task Nothing_to_draw_is_said_rather_than_drawn()
    {
        var chart = await Drawn.Of<BarChart>(("Key", "bars"), ("Title", new ChartText("Bars")));

        Assert.Contains("Nothing to show.", chart.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-chart", chart.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_draws_every_kind_of_chart_and_of_stretch()
    {
        foreach (var name in (string[])["line", "bar", "timeline", "network"])
        {
            Assert.Matches($@"\n    {name}\(from, look", ChartAssets.Script);
        }

        Assert.All(
            ChartWords.English.Kinds.Keys,
            kind => Assert.Matches($@"\b{kind}: {{ colour: \d", ChartAssets.Script));
    }

    [Fact]
    public void The_library_and_its_licence_are_there()
    {
        Assert.True(ChartAssets.ECharts.Length > 500_000);
        Assert.DoesNotMatch(new Regex("</script", RegexOptions.IgnoreCase), ChartAssets.ECharts + ChartAssets.Script);
        Assert.Contains($"version=\"{Version()}\"", ChartAssets.ECharts, StringComparison.Ordinal);
        Assert.Contains("Apache License", ChartAssets.Notice, StringComparison.Ordinal);
    }

    private static string Version() =>
        Regex.Match(ChartAssets.Notice, @"Apache ECharts (\d+\.\d+\.\d+)").Groups[1].Value;
}
