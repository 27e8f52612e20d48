using System.Net;

namespace Grid.Cli.Tests;

/// <summary><c>--demo</c>, as somebody types it.</summary>
public sealed class DemoTests : IDisposable
{
    private static readonly HashSet<string> Expected =
    [
        "case.opened.v1", "case.responsibility-transferred.v1", "case.acting-holder-named.v1",
        "case.attempt-noted.v1", "case.breach-recorded.v1", "case.closed.v1", "officer.suspended.v1",
    ];

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_demo_shows_a_county_at_work_and_leaves_nothing_behind()
    {
        await using var silo = await SiloProcess.StartIn(_folder.Path, "--demo", "--demo-seed", "7");
        await IsTold(silo);
        var store = $"sqlite:{Path.Combine(Assert.Single(Left()), "grid.db")}";
        Assert.Contains(store, silo.Output, StringComparison.Ordinal);

        var entries = await CountyLedger.Entries(store);

        Assert.Superset(Expected, entries.Select(entry => entry.Type).ToHashSet());
        var kept = CountyLedger.ActsOf(entries);
        Assert.All(
            CountyLedger.ActsOf(CountyLedger.Plan(seed: 7)),
            acts => Assert.Equal(acts, kept[acts.Key].Take(acts.Count())));
        foreach (var sight in (string[])
        [
            "a case that changed hands: http://", "a suspended officer, for whom somebody else answers: http://",
            "a case with a breach: http://", "the rule that was broken there: http://",
            "a case of which something cannot be decided: http://", "a case in which something was refused: http://",
        ])
        {
            Assert.Contains($"Demo: {sight}", silo.Output, StringComparison.Ordinal);
        }

        await FindsWhatWasPlanted(silo);
        Assert.Contains("Grid has stopped", (await silo.Stop()).Exits(0).Output, StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_demo_in_a_named_store_comes_beside_an_earlier_one()
    {
        var first = await OneRun();
        var both = await OneRun();

        await GridTool.VerifiesClean(_folder.Store());
        Assert.Empty(Left());
        Assert.Equal(first, both.Take(first.Length));
        var again = both[first.Length..];
        Assert.Contains(again, entry => entry.Type == "case.opened.v1");
        Assert.Empty(CountyLedger.CasesIn(first).Intersect(CountyLedger.CasesIn(again)));
    }

    public void Dispose() => _folder.Dispose();

    // What nobody watches stands at the top of the page of coverage, each in its own line.
    private static async Task FindsWhatWasPlanted(SiloProcess silo)
    {
        using var http = new HttpClient { BaseAddress = silo.Page };
        (string Key, string Sentence, string Where)[] planted =
        [
            ("holder", "Cases with a required slot that nobody holds:", "county-police/B-0001"),
            ("supervisor", "Slots held by somebody whom nobody supervises, in:", "county-court/B-0002"),
            ("unwatched", "Live cases where nothing watches, in the stage:", "Appeal"),
            ("overdue", "Cases in which a deadline has passed and nothing was done:", "county-police/B-0004"),
        ];
        foreach (var (key, sentence, where) in planted)
        {
            // The page follows what is told, and a clock fires by itself: neither is promised for that very moment.
            await Patience.Until(
                async () =>
                {
                    var page = await http.GetStringAsync(new Uri("/coverage?lang=en", UriKind.Relative));
                    var finding = FindingOf(WebUtility.HtmlDecode(page), key);
                    return finding.Contains(sentence, StringComparison.Ordinal)
                        && finding.Contains(where, StringComparison.Ordinal);
                },
                $"the page says of `{key}`: {sentence} {where}");
        }

        var matrix = WebUtility.HtmlDecode(
            await http.GetStringAsync(new Uri("/matrix?only=holes&lang=en", UriKind.Relative)));
        Assert.Contains("the pack knows no such stage", matrix, StringComparison.Ordinal);
        Assert.Contains("pack=county&procedure=county&stage=appeal", matrix, StringComparison.Ordinal);
        await TellsWhatIsOverdue("county-police/B-0004", silo.Gateway);
    }

    // Both look where the page has found it: at the clock that ran out, and at the clue with whom it concerns.
    private static async Task TellsWhatIsOverdue(string late, string gateway)
    {
        var found = await GridTool.Ask("case", late, "--connect", gateway);
        var missed = Assert.Single(
            found.GetProperty("clocks").EnumerateArray(), clock => clock.GetProperty("missed").GetInt32() != 0);
        var clue = Assert.Single(found.GetProperty("clues").EnumerateArray());
        var officer = clue.GetProperty("officer").GetString()!;
        var told = (await GridTool.Run("case", late, "--connect", gateway)).Exits(0).Output;
        Assert.Contains($"concerns {officer}", told, StringComparison.Ordinal);
        Assert.Contains(missed.GetProperty("clock").GetString()!, told, StringComparison.Ordinal);

        var concerned = (await GridTool.Ask("officer", officer, "--loops", "--connect", gateway)).GetProperty("loops");
        Assert.Contains(
            $"case:{late}#{clue.GetProperty("sequence").GetInt32()}",
            from open in concerned.GetProperty("clues").EnumerateArray()
            select $"{open.GetProperty("case").GetString()}#{open.GetProperty("sequence").GetInt32()}");
        var lines = (await GridTool.Run("officer", officer, "--loops", "--connect", gateway)).Exits(0).Output;
        Assert.Contains($"clue case:{late} #", lines, StringComparison.Ordinal);
        Assert.Contains("open loops: 0 warnings, ", lines, StringComparison.Ordinal);
        Assert.Matches("since 2[^ ]+ active", lines);
    }

    private static string FindingOf(string page, string key)
    {
        var from = page.IndexOf($"<li data-key=\"{key}\"", StringComparison.Ordinal);
        return from < 0 ? "" : page[from..page.IndexOf("</li>", from, StringComparison.Ordinal)];
    }

    private async Task<(string Stream, string Type, string Act)[]> OneRun()
    {
        await using var silo = await SiloProcess.StartIn(_folder.Path, $"--Grid:Store={_folder.Store()}", "--demo");
        await IsTold(silo);
        (await silo.Stop()).Exits(0);
        return await CountyLedger.Entries(_folder.Store());
    }

    private static Task IsTold(SiloProcess silo) => Patience.Until(
        () => silo.Output.Contains("Demo: the past is told", StringComparison.Ordinal)
            && silo.Output.Contains("a case in which something was refused", StringComparison.Ordinal),
        "the past of the county is told");

    private string[] Left() => Directory.GetDirectories(_folder.Path, "grid-demo-*");
}
