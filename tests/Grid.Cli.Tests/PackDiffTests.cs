namespace Grid.Cli.Tests;

/// <summary>What changes from one pack to another, and for the cases of a store.</summary>
public sealed class PackDiffTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static string SignOff => Path.Combine(Repository.Root, "grains/packs/samples/sign-off");

    [Fact]
    public async Task Two_folders_are_compared_in_words_and_for_programs()
    {
        var shorter = Changed("hours: 48", "hours: 24");
        var told = (await GridTool.Run("pack", "diff", SignOff, shorter)).Exits(0).Output;
        var answer = (await GridTool.Ask("pack", "diff", SignOff, shorter)).GetProperty("diff");

        Assert.Contains("~ sign-off.within-48-hours", told, StringComparison.Ordinal);
        Assert.Contains("    hours: 48 → 24  [tightens]", told, StringComparison.Ordinal);
        Assert.Contains("0 loosen a limit, 1 tighten one", told, StringComparison.Ordinal);
        var row = answer.GetProperty("sections")[0].GetProperty("rows")[0];
        Assert.Equal("tightens", row.GetProperty("shift").GetString());
        Assert.Equal("24", row.GetProperty("fields")[0].GetProperty("after").GetString());
        Assert.Equal(1, answer.GetProperty("totals").GetProperty("changed").GetInt32());
    }

    [Fact]
    public async Task Of_a_fault_that_changes_is_told_by_which_version_those_answer_who_acted_before()
    {
        var before = Path.Combine(Repository.Root, "grains/packs/cn");
        var after = Copied(before, "accountability.yaml", text => text
            .Replace(
                "[discipline-after-committee-opinion, criminal-referral]",
                "[discipline-after-committee-opinion]",
                StringComparison.Ordinal)
            .Replace(
                "[accountability-by-order-138]",
                "[accountability-by-order-138, training]",
                StringComparison.Ordinal));
        var told = (await GridTool.Run("pack", "diff", before, after)).Exits(0).Output;
        var answer = (await GridTool.Ask("pack", "diff", before, after)).GetProperty("diff");

        Assert.Contains("~ ACC-04  intent: answered for by the pack after", told, StringComparison.Ordinal);
        Assert.Contains("~ ACC-07  enforcement-fault: answered for by the pack before", told, StringComparison.Ordinal);
        Assert.Equal("after", answer.GetProperty("liability")[0].GetProperty("goesBy").GetString());
    }

    [Fact]
    public async Task Published_versions_are_compared_by_hash_and_by_name()
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        var shorter = Changed("hours: 48", "hours: 24");
        var byName = (await GridTool.Ask("pack", "diff", "sign-off", shorter, "--store", _folder.Store()))
            .GetProperty("diff");
        var version = byName.GetProperty("before").GetProperty("version").GetString()!;
        var byHash = (await GridTool.Ask("pack", "diff", version, SignOff, "--store", _folder.Store()))
            .GetProperty("diff");

        Assert.Equal(1, byName.GetProperty("totals").GetProperty("tightens").GetInt32());
        Assert.Equal(0, byHash.GetProperty("sections").GetArrayLength());
        (await GridTool.Run("pack", "diff", "no-such", SignOff, "--store", _folder.Store())).Explains("no-such");
        (await GridTool.Run("pack", "diff", "no-such", SignOff)).Explains("no folder no-such");
    }

    [Fact]
    public async Task Stored_cases_are_judged_under_the_other_version_and_nothing_is_written()
    {
        await GridTool.Replay(Samples.SignOff, _folder.Store());
        var bytes = await File.ReadAllBytesAsync(_folder["grid.db"]);
        var gone = Changed("hours: 48", "hours: 1", "sign-off.submitted", "sign-off.handed-in");
        var verdicts = _folder["verdicts.jsonl"];
        var over = (await GridTool.Ask(
            "pack", "diff", SignOff, gone, "--over", _folder.Store(), "--verdicts", verdicts)).GetProperty("over");

        var (rules, lines) = (over.GetProperty("rules"), await File.ReadAllLinesAsync(verdicts));
        Assert.Equal(over.GetProperty("differences").GetInt32(), lines.Length);
        Assert.True(over.GetProperty("changedCases").GetInt32() > 0);
        Assert.Equal(0, over.GetProperty("unlike").GetInt32());
        Assert.Equal(over.GetProperty("acts").GetInt32(), over.GetProperty("compared").GetInt32());
        var late = rules.EnumerateArray()
            .Single(rule => rule.GetProperty("rule").GetString() == "sign-off.within-48-hours");
        Assert.True(late.GetProperty("begins").GetInt32() > 0);
        Assert.Equal(0, late.GetProperty("ceases").GetInt32());
        var first = JsonDocument.Parse(lines.First(line => line.Contains("within-48", StringComparison.Ordinal)))
            .RootElement;
        Assert.Equal(("fine", "broken"), (
            first.GetProperty("before").GetString(), first.GetProperty("after").GetString()));
        Assert.StartsWith("case:", first.GetProperty("case").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "README rule 5",
            first.GetProperty("reason").GetProperty("source").GetProperty("article").GetString());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder["grid.db"]));
    }

    [Fact]
    public async Task Under_the_same_version_no_verdict_differs_from_what_is_stored()
    {
        await GridTool.Replay(Samples.PermitReceipt, _folder.Store());
        var told = (await GridTool.Run(
            "pack", "diff", "permit-receipt", "permit-receipt", "--over", _folder.Store())).Exits(0).Output;
        var over = (await GridTool.Ask(
            "pack", "diff", "permit-receipt", "permit-receipt", "--over", _folder.Store())).GetProperty("over");

        Assert.Contains("nothing changes", told, StringComparison.Ordinal);
        Assert.Equal(0, over.GetProperty("differences").GetInt32());
        Assert.Equal(0, over.GetProperty("unlike").GetInt32());
        Assert.True(over.GetProperty("compared").GetInt32() > 0);
    }

    public void Dispose() => _folder.Dispose();

    private string Copied(string folder, string changed, Func<string, string> change)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            var (name, text) = (Path.GetRelativePath(folder, file), File.ReadAllText(file));
            _folder.Write($"copied/{name}", name == changed ? change(text) : text);
        }

        return _folder["copied"];
    }

    private string Changed(params string[] pairs)
    {
        var text = File.ReadAllText(Path.Combine(SignOff, "pack.yaml"));
        for (var i = 0; i < pairs.Length; i += 2)
        {
            Assert.Contains(pairs[i], text, StringComparison.Ordinal);
            text = text.Replace(pairs[i], pairs[i + 1], StringComparison.Ordinal);
        }

        _folder.Write("changed/pack.yaml", text);
        return _folder["changed"];
    }
}
