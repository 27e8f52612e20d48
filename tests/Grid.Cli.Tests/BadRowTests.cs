using System.Text;

namespace Grid.Cli.Tests;

/// <summary>Rows that cannot be used: they are set aside, counted and listed; the good ones are kept.</summary>
public sealed class BadRowTests
{
    private const string Header = "case_id,seq,act,officer_id,officer_rank,at\n";

    private const string Good = """
        G-1,1,SUBMITTED,P-1,OFFICER,2031-03-03T09:00:00
        G-1,2,APPROVED,P-2,CAPTAIN,2031-03-03T10:00:00

        """;

    [Fact]
    public async Task Bad_rows_are_listed_with_their_lines_and_the_rest_is_kept()
    {
        using var folder = new TestFolder();
        (string Row, string Told)[] bad =
        [
            (",1,SUBMITTED,P-1,OFFICER,2031-03-03T09:00:00", "`case_id`"),
            ("B-1,1,SUBMITTED,P-1,OFFICER,", "`at`"),
            ("B-1,1,SUBMITTED,P-1,OFFICER,yesterday", "yesterday"),
            ("B-1,1,SUBMITED,P-1,OFFICER,2031-03-03T09:00:00", "SUBMITED"),
            ("B-1,,SUBMITTED,P-1,OFFICER,2031-03-03T09:00:00", "`seq`"),
            ("B-1,1,SUBMITTED,P-1", "fields"),
            ("B-1,1,SUBMITTED,\"P-1,OFFICER,2031-03-03T09:00:00", "quotation marks"),
        ];
        var csv = Header + Good + string.Concat(bad.Select(row => row.Row + "\n"));

        var (report, listed, output) = await ReplayBad(folder, MadeLog.Of(folder, csv));

        Assert.Equal((1, 2, 2), report.Log);
        Assert.Equal(bad.Length, report.LogCount("quarantined"));
        Assert.Equal(Enumerable.Range(4, bad.Length), listed.Select(row => row.Line));
        Assert.All(listed.Zip(bad), pair => Assert.Contains(
            pair.Second.Told, pair.First.Problem, StringComparison.Ordinal));
        Assert.All(listed, row => Assert.Contains(
            $"{folder["log.csv"]}:{row.Line}: {row.Problem}", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_of_which_no_row_has_a_value_is_told()
    {
        using var folder = new TestFolder();
        var log = MadeLog.Of(folder, Header + Good.Replace(",OFFICER,", ",,", StringComparison.Ordinal)
            .Replace(",CAPTAIN,", ",,", StringComparison.Ordinal));

        var told = await GridTool.Run([.. log.Arguments, "--store", folder.Store()]);

        Assert.Contains("no row has a value of `officer_rank`", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("`act`", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_times_with_and_without_an_offset_the_fewer_are_set_aside()
    {
        using var folder = new TestFolder();
        var csv = Header + Good + string.Concat(
            Enumerable.Range(1, 3).Select(i => $"Z-1,{i},SUBMITTED,P-1,OFFICER,2031-03-03T09:00:00Z\n"));

        var (report, listed, _) = await ReplayBad(folder, MadeLog.Of(folder, csv));

        Assert.Equal((1, 3, 1), report.Log);
        Assert.Equal([2, 3], listed.Select(row => row.Line));
        Assert.All(listed, row => Assert.Contains("zone:", row.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mended_row_is_all_that_a_second_replay_adds()
    {
        using var folder = new TestFolder();
        var broken = MadeLog.Of(folder, Header + Good + "G-1,3,APROVED,P-3,CAPTAIN,2031-03-03T11:00:00\n");
        (await GridTool.Run([.. broken.Arguments, "--store", folder.Store()])).Exits(1);
        var before = (await GridTool.VerifiesClean(folder.Store())).GetProperty("entries").GetInt64();

        var mended = MadeLog.Of(folder, Header + Good + "G-1,3,APPROVED,P-3,CAPTAIN,2031-03-03T11:00:00\n");
        var report = await GridTool.Replay(mended, folder.Store());

        // The officer and the act.
        Assert.Equal(before + 2, report.Entries);
        Assert.Equal((1, 3, 3), report.Log);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_column()
    {
        using var folder = new TestFolder();
        var replay = MadeLog.Of(folder, "\uFEFF" + Header + Good);

        Assert.Equal((1, 2, 2), (await GridTool.Replay(replay, folder.Store())).Log);
    }

    [Fact]
    public async Task What_can_be_unpacked_of_a_truncated_gzip_is_kept_and_the_rest_is_told()
    {
        using var folder = new TestFolder();
        var whole = MadeLog.In(folder, cases: 400);
        var packed = TestFolder.Gzip(await File.ReadAllTextAsync(whole.Log));
        var replay = whole with { Log = folder.Write("log.csv.gz", packed[..(packed.Length / 2)]) };

        var ran = (await GridTool.Run([.. replay.Arguments, "--store", folder.Store(), "--json"])).Exits(1);

        var report = new Report(ran.Json);
        Assert.InRange(report.Log.Acts, 1, 1_199);
        Assert.Equal(1, report.LogCount("quarantined"));
        var told = (await GridTool.Run([.. replay.Arguments, "--store", folder.Store()])).Exits(1);
        Assert.Contains("breaks off", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_xes_is_told_with_its_line()
    {
        using var folder = new TestFolder();
        var xes = (await File.ReadAllTextAsync(Samples.PermitReceipt.Log)).Replace("\r", "", StringComparison.Ordinal);
        var broken = xes.IndexOf("</trace>", xes.Length / 2, StringComparison.Ordinal);
        var line = 1 + xes[..broken].Count(letter => letter == '\n');
        var text = xes[..broken] + "</tarce>" + xes[(broken + "</trace>".Length)..];
        var replay = Samples.PermitReceipt with { Log = folder.Write("log.xes", text) };

        var ran = (await GridTool.Run([.. replay.Arguments, "--store", folder.Store()])).Exits(1);

        Assert.Contains($"{replay.Log}:{line}: ", ran.Output, StringComparison.Ordinal);
        await GridTool.VerifiesClean(folder.Store());
    }

    [Fact]
    public async Task Nothing_in_a_log_can_steer_a_terminal()
    {
        const string Escape = "\u001b[31m\u009b2J\u0007";
        using var folder = new TestFolder();
        var replay = MadeLog.Of(
            folder,
            Header + Good
            + $"E{Escape},1,SUBMITTED,P{Escape},{Escape},2031-03-03T09:00:00\n"
            + $"B{Escape},1,{Escape},P-1,OFFICER,2031-03-03T09:00:00\nB-2,1,SUBMITTED,P-1,OFFICER,{Escape}\n");
        string[] store = ["--store", folder.Store()];
        var id = "E%1B[31m%C2%9B2J%07";

        Ran[] all =
        [
            (await GridTool.Run([.. replay.Arguments, .. store])).Exits(1),
            (await GridTool.Run([.. replay.Arguments, .. store, "--json"])).Exits(1),
            (await GridTool.Run(["case", id, .. store])).Exits(0),
            (await GridTool.Run(["case", id, .. store, "--json"])).Exits(0),
            (await GridTool.Run(["case", $"E{Escape}", .. store])).Exits(0),
            (await GridTool.Run(["case", $"no such {Escape}", .. store])).Exits(2),
            (await GridTool.Run(["who", "--case", id, "--at", Escape, .. store])).Exits(2),
            (await GridTool.Run([$"{Escape}"])).Exits(2),
            (await GridTool.Run(["verify", "--store", $"sqlite:{Escape}"])).Exits(2),
        ];

        Assert.All(all, ran => Assert.DoesNotContain((ran.Output + ran.Error).EnumerateRunes(), IsUnsafe));
    }

    private static async Task<(Report Report, (int Line, string Problem)[] Listed, string Output)> ReplayBad(
        TestFolder folder, ReplayOf replay)
    {
        string[] files = ["--json", folder["r.json"], "--findings", folder["f.jsonl"]];
        var ran = (await GridTool.Run([.. replay.Arguments, "--store", folder.Store(), .. files])).Exits(1);
        var bad = (await File.ReadAllLinesAsync(folder["f.jsonl"])).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("verdict").GetString() == "quarantined").ToList();
        Assert.All(bad, line => Assert.Equal(replay.Log, line.GetProperty("file").GetString()));
        await GridTool.VerifiesClean(folder.Store());
        return (
            new(JsonDocument.Parse(await File.ReadAllTextAsync(folder["r.json"])).RootElement),
            [.. bad.Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("problem").GetString()!))],
            ran.Output);
    }

    private static bool IsUnsafe(Rune letter) => Rune.IsControl(letter) && letter.Value is not ('\n' or '\r' or '\t');
}
