namespace Grid.Cli.Tests;

/// <summary>What cannot be done at all: exit code 2, one message with place and fix, and nothing is written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private ReplayOf Made => MadeLog.In(_folder, cases: 2);

    [Fact]
    public Task A_log_that_is_not_there() =>
        Refuses(Made with { Log = _folder["no.csv"] }, $"{_folder["no.csv"]}: there is no such file; check the path");

    [Fact]
    public Task A_log_of_a_kind_that_is_not_read() =>
        Refuses(Made with { Log = _folder.Write("log.txt", "") }, "log.txt", ".csv.gz, .xes or .xes.gz");

    [Fact]
    public Task A_gzip_that_is_none() =>
        Refuses(Made with { Log = _folder.Write("log.csv.gz", "no gzip") }, "log.csv.gz: this is no gzip file");

    [Fact]
    public Task A_log_without_a_header() => Refuses(MadeLog.Of(_folder, ""), "log.csv: the file has no header");

    [Fact]
    public Task A_mapping_that_is_not_there() => Refuses(
        Made with { Mapping = _folder["no.yaml"] }, $"{_folder["no.yaml"]}: there is no such file; check the path");

    [Fact]
    public Task A_mapping_that_names_a_missing_column() => Refuses(
        MadeLog.Of(
            _folder,
            "case_id,seq,act,officer_id,officer_rank,at\n",
            MadeLog.Mapping.Replace("officer: officer_id", "officer: oficer_id", StringComparison.Ordinal)),
        "log.csv: the mapping names the column `oficer_id`", "did you mean `officer_id`?");

    [Fact]
    public Task A_mapping_with_a_typo() => Refuses(
        MadeLog.Of(_folder, "", MadeLog.Mapping.Replace("  officer:", "  oficer:", StringComparison.Ordinal)),
        "mapping.yaml:5: ", "officer");

    [Fact]
    public async Task A_pack_with_a_typo()
    {
        var pack = await File.ReadAllLinesAsync(Path.Combine(Samples.SignOffPack, "pack.yaml"));
        var line = Array.FindIndex(pack, text => text.Contains("kind: rank-above", StringComparison.Ordinal));
        pack[line] = pack[line].Replace("rank-above", "rank-abov", StringComparison.Ordinal);
        _folder.Write("pack/pack.yaml", string.Join('\n', pack));

        await Refuses(Made with { Pack = _folder["pack"] }, _folder["pack"], $"pack.yaml:{line + 1}: ", "rank-above");
    }

    [Fact]
    public Task A_pack_that_is_not_there() =>
        Refuses(Made with { Pack = _folder["no-pack"] }, _folder["no-pack"], "there is no pack.yaml");

    [Fact]
    public async Task A_report_that_could_not_be_written_is_told_before_the_work()
    {
        foreach (var option in (string[])["--json", "--findings", "--html"])
        {
            var ran = await GridTool.Run(
                [.. Made.Arguments, "--store", _folder.Store(), option, _folder["no/report.json"]]);

            ran.Explains(_folder["no/report.json"], "there is no folder");
            Assert.False(File.Exists(_folder["grid.db"]));
        }

        (await GridTool.Run("export", "--store", _folder.Store(), "-o", _folder.Path)).Explains("is a folder");
    }

    [Theory]
    [InlineData("--mapping", "another mapping")]
    [InlineData("--pack", "another pack")]
    public async Task A_source_is_read_and_judged_in_one_way_only(string option, string told)
    {
        await GridTool.Replay(Made, _folder.Store());
        var before = await GridTool.VerifiesClean(_folder.Store());
        var pack = await File.ReadAllTextAsync(Path.Combine(Samples.SignOffPack, "pack.yaml"));
        _folder.Write("pack/pack.yaml", pack.Replace("hours: 48", "hours: 49", StringComparison.Ordinal));
        var mapping = _folder.Write(
            "other.yaml", MadeLog.Mapping.Replace("{ rank:", "{ class:", StringComparison.Ordinal));
        var changed = option == "--pack" ? Made with { Pack = _folder["pack"] } : Made with { Mapping = mapping };

        (await GridTool.Run([.. changed.Arguments, "--store", _folder.Store(), "--json"]))
            .Explains(told, "another store");

        var after = await GridTool.VerifiesClean(_folder.Store());
        Assert.Equal(Held(before), Held(after));

        static string Held(System.Text.Json.JsonElement verified) =>
            verified.GetProperty("roots").GetRawText() + verified.GetProperty("indexes").GetRawText();
    }

    [Fact]
    public async Task Another_source_needs_another_organ_where_its_cases_have_the_same_names()
    {
        await GridTool.Replay(Made, _folder.Store());
        var same = Made with { Mapping = _folder.Write("same.yaml", MappingOf("second")) };
        var apart = Made with { Mapping = _folder.Write("apart.yaml", MappingOf("third") + "organ: town-2\n") };

        var ran = (await GridTool.Run([.. same.Arguments, "--store", _folder.Store()])).Exits(1);
        var report = await GridTool.Replay(apart, _folder.Store());

        Assert.Contains("by another source; name an `organ`", ran.Output, StringComparison.Ordinal);
        Assert.Equal((2, 6), (report.Log.Cases, report.Log.Acts));
        await GridTool.VerifiesClean(_folder.Store());
    }

    private static string MappingOf(string source) =>
        MadeLog.Mapping.Replace("source: made", $"source: {source}", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private async Task Refuses(ReplayOf replay, params string[] parts)
    {
        (await GridTool.Run([.. replay.Arguments, "--store", _folder.Store(), "--json"])).Explains(parts);
        Assert.False(File.Exists(_folder["grid.db"]), "a store was made though nothing could be read");
    }
}
