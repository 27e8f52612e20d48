namespace Grid.Cli.Tests;

/// <summary>What is printed where, and how help and mistakes in typing are met.</summary>
public sealed class OutputTests
{
    [Theory]
    [InlineData("replay")]
    [InlineData("who")]
    [InlineData("case")]
    [InlineData("officer")]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("doctor")]
    [InlineData("due")]
    [InlineData("pack")]
    public async Task Help_of_a_verb_has_an_example(string verb)
    {
        var help = (await GridProgram.Run(verb, "--help")).Exits(0).Output;

        Assert.Contains($"Example: grid {verb} ", help, StringComparison.Ordinal);
        Assert.Contains($"  {verb}", (await GridProgram.Run("--help")).Exits(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`--bogus` is no option of `grid replay`", "replay", "x.csv", "--bogus")]
    [InlineData("did you mean `--mapping`?", "replay", "x.csv", "--maping", "m.yaml", "--pack", "p")]
    [InlineData("did you mean `--case`?", "who", "--cases", "1")]
    [InlineData("did you mean `--store`?", "verify", "--stor=sqlite:x.db")]
    [InlineData("`--bogus` is no option of `grid case`", "case", "--bogus")]
    [InlineData("'--mapping' is required", "replay", "x.csv", "--pack", "p")]
    [InlineData("bogus", "bogus")]
    [InlineData("'xes'", "export", "--format", "xes")]
    [InlineData("see `grid --help`")]
    public async Task A_mistake_in_typing_is_told_with_a_hint(string told, params string[] typed) =>
        (await GridProgram.Run(typed)).Explains(told, "--help`");

    [Fact]
    public async Task Json_to_standard_output_is_nothing_but_json()
    {
        using var folder = new TestFolder();
        var ran = (await GridProgram.Run([.. Samples.SignOff.Arguments, "--store", folder.Store(), "--json"])).Exits(0);

        Assert.Equal(
            ["log", "rules", "coverage", "ledger", "timing", "memory"],
            ran.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            [
                "cases", "acts", "officers", "actsWithoutOfficer", "quarantined", "namesInSeveralOrgans",
                "officersKnownBefore", "first", "last",
            ],
            Names(ran.Json, "log"));
        Assert.Equal(["casesWithoutHolder", "holdersWithoutSupervisor", "openLoops"], Names(ran.Json, "coverage"));
        Assert.Equal(["entries", "streams", "root"], Names(ran.Json, "ledger"));
        Assert.Equal(["seconds", "actsPerSecond"], Names(ran.Json, "timing"));
        Assert.Equal(["peakMiB"], Names(ran.Json, "memory"));
        Assert.Equal(
            ["id", "brokenCases", "brokenActs", "undecidableCases", "undecidableActs"],
            ran.Json.GetProperty("rules")[0].EnumerateObject().Select(member => member.Name));
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task Json_to_a_file_leaves_the_report_for_people_on_standard_output()
    {
        using var folder = new TestFolder();
        var ran = (await GridProgram.Run(
            [.. Samples.SignOff.Arguments, "--store", folder.Store(), "--json", folder["report.json"]])).Exits(0);

        var report = new Report(JsonDocument.Parse(await File.ReadAllTextAsync(folder["report.json"])).RootElement);
        Assert.Equal((12, 36, 8), report.Log);
        Assert.Contains("12 cases, 36 acts, 8 officers", ran.Output, StringComparison.Ordinal);
        Assert.Contains("sign-off.submitted", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_lines_of_json_in_the_words_of_the_log()
    {
        using var folder = new TestFolder();
        (await GridTool.Run(
            [
                .. Samples.SignOff.Arguments, "--store", folder.Store(),
                "--json", folder["r.json"], "--findings", folder["f.jsonl"],
            ])).Exits(0);

        var report = new Report(JsonDocument.Parse(await File.ReadAllTextAsync(folder["r.json"])).RootElement);
        var lines = (await File.ReadAllLinesAsync(folder["f.jsonl"]))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.Equal(
            ["rule", "verdict", "case", "officer", "sequence", "at", "missing"],
            line.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(
            report.Rules,
            report.Rules.Select(rule => (
                rule.Id, Count(lines, rule.Id, "broken"), Count(lines, rule.Id, "undecidable"))));
        var blank = Assert.Single(lines, line => line.GetProperty("verdict").GetString() == "undecidable");
        Assert.Equal("M-10", blank.GetProperty("case").GetString());
        Assert.NotEqual(JsonValueKind.Null, blank.GetProperty("missing").ValueKind);
    }

    private static IEnumerable<string> Names(JsonElement json, string part) =>
        json.GetProperty(part).EnumerateObject().Select(member => member.Name);

    private static int Count(IEnumerable<JsonElement> lines, string rule, string verdict) => lines.Count(line =>
        line.GetProperty("rule").GetString() == rule && line.GetProperty("verdict").GetString() == verdict);
}
