using System.Text.RegularExpressions;

namespace Grid.Cli.Tests;

/// <summary>A running silo, and whoever talks to it or reads beside it.</summary>
public sealed class ConnectTests(RunningSilo running) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task A_replay_into_a_running_grid_finds_what_an_embedded_one_finds()
    {
        using var folder = new TestFolder();
        var embedded = await GridTool.Replay(Samples.SignOff, folder.Store());

        Assert.Equal(embedded.Findings, running.First!.Findings);
    }

    [Fact]
    public async Task A_second_replay_into_a_running_grid_finds_the_same()
    {
        var again = new Report(await GridTool.Ask([.. Samples.SignOff.Arguments, .. running.Connect]));

        Assert.Equal(running.First!.Findings, again.Findings);
    }

    [Fact]
    public async Task Questions_are_answered_by_a_running_grid()
    {
        var who = await GridTool.Ask(["who", "--case", "M-01", .. running.Connect]);
        var found = await GridTool.Ask(["case", "M-01", .. running.Connect]);
        var officer = await GridTool.Ask(["officer", "P-01", .. running.Connect]);

        Assert.Equal("case:M-01", who.GetProperty("case").GetString());
        Assert.Equal(3, found.GetProperty("acts").GetArrayLength());
        Assert.Equal("officer:P-01", officer.GetProperty("officer").GetString());
        (await GridTool.Run(["case", "M-99", .. running.Connect])).Explains("case:M-99");
    }

    [Fact]
    public async Task Whoever_reads_a_case_under_a_name_says_what_for_and_is_told_why_it_is_not_shown()
    {
        string[] reading = ["case", "M-01", "--by", "officer:P-01", .. running.Connect];
        (await GridTool.Run(reading)).Explains("--purpose");
        (await GridTool.Run([.. reading, "--purpose", "an audit"])).Explains("case:M-01 is not shown", "active");
    }

    [Theory]
    [InlineData("case", "M-01")]
    [InlineData("officer", "P-01")]
    [InlineData("who", "--case=M-01")]
    public async Task A_store_in_use_is_not_opened_twice(params string[] verb) =>
        (await GridTool.Run([.. verb, "--store", running.Store])).Explains("in use", "--connect HOST:PORT");

    [Fact]
    public async Task A_replay_into_a_store_in_use_is_told_to_connect() =>
        (await GridTool.Run([.. Samples.SignOff.Arguments, "--store", running.Store, "--json"]))
            .Explains("in use", "--connect HOST:PORT");

    [Fact]
    public async Task A_store_in_use_is_verified_and_exported_beside_its_silo()
    {
        using var folder = new TestFolder();
        var verified = await GridTool.VerifiesClean(running.Store);
        (await GridTool.Run("export", "--store", running.Store, "-o", folder["x.jsonl"])).Exits(0);

        Assert.True(verified.GetProperty("entries").GetInt64() >= running.First!.Entries);
        Assert.True((await File.ReadAllLinesAsync(folder["x.jsonl"])).LongLength >= running.First.Entries);
    }

    [Fact]
    public async Task Store_and_connect_exclude_each_other() =>
        (await GridTool.Run(["case", "M-01", "--store", running.Store, .. running.Connect]))
            .Explains("--store", "--connect", "exclude");

    [Fact]
    public async Task A_pack_with_a_mistake_is_named_with_its_line_also_where_the_grid_runs_elsewhere()
    {
        using var folder = new TestFolder();
        folder.Write("pack/pack.yaml", RunPack.Text.Replace("slots:", "slost:", StringComparison.Ordinal));

        (await GridTool.Run(
            ["replay", Samples.SignOff.Log, "--mapping", Samples.SignOff.Mapping, "--pack", folder["pack"],
                .. running.Connect]))
            .Explains(folder["pack"], "pack.yaml:5: ", "slots");
    }

    [Fact]
    public async Task A_pack_is_published_to_a_running_grid_once_and_what_overlaps_leaves_it_in_force()
    {
        const string Text =
            "pack: published-by-hand\ntitle: t\nacts: [{ act: A }]\neffective: { from: 2026-01-01 }\n";
        using var folder = new TestFolder();
        folder.Write("one/pack.yaml", Text);
        folder.Write("two/pack.yaml", Text.Replace("title: t", "title: u", StringComparison.Ordinal));

        var first = await GridTool.Ask(["pack", "publish", folder["one"], .. running.Connect]);
        var again = await GridTool.Ask(["pack", "publish", folder["one"], .. running.Connect]);

        Assert.True(first.GetProperty("published").GetBoolean());
        Assert.False(again.GetProperty("published").GetBoolean());
        (await GridTool.Run(["pack", "publish", folder["two"], .. running.Connect]))
            .Explains("refuses the pack", "pack.yaml:4", "let one end before the other begins", "stays so");
        var still = await GridTool.Ask(["pack", "publish", folder["one"], .. running.Connect]);
        Assert.False(still.GetProperty("published").GetBoolean());
    }

    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    [InlineData("startup")]
    public async Task The_health_endpoints_say_that_all_is_well(string probe)
    {
        var well = await Probe.Until(isWell: true, running.Silo.Page, probe);

        Assert.StartsWith($"Healthy\n{probe}: ", well.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_what_the_grid_holds()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(running.Silo.Page);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);

        // Views follow the ledger, and are not promised to be at its end.
        await Patience.Until(
            async () =>
            {
                var page = await client.GetStringAsync(running.Silo.Page);
                return Regex.IsMatch(page, @">entries in the ledger: [1-9][0-9,]*<")
                    && Regex.IsMatch(
                        page, @"Live cases</span>\s*<span class=""tile-value"">[1-9][0-9,]*</span>");
            },
            "the page shows entries and live cases");
    }

    [Theory]
    [InlineData("nowhere", "is not HOST:PORT")]
    [InlineData("127.0.0.1:99999", "is not HOST:PORT")]
    [InlineData("no-such-machine.invalid:30000", "no-such-machine.invalid:30000 is not known")]
    public async Task An_address_that_is_none_is_told_at_once(string address, string told) =>
        (await GridTool.Run("case", "M-01", "--connect", address)).Explains(told);

    [Fact]
    public async Task Where_no_grid_answers_it_is_told_within_seconds()
    {
        var address = $"127.0.0.1:{FreePorts.Next()}";

        (await GridTool.Run("case", "M-01", "--connect", address)).Explains($"no grid answers at {address}");
    }
}
