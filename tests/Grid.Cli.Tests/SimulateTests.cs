using System.Text.RegularExpressions;

namespace Grid.Cli.Tests;

/// <summary>A short load, into a grid inside the command and into a running one.</summary>
public sealed partial class SimulateTests(RunningSilo running) : IClassFixture<RunningSilo>
{
    private const int SearchSecondsMax = 64;

    private const string Scenario = """
        scenario: village
        pack: county
        rate: 60
        duration: 2s
        arrivals: constant
        commands: { open: 10, act: 60, transfer: 10, suspend: 2, reinstate: 2, close: 16 }
        officers:
          - kind: judges
            organ: court
            class: judge
            grade: G3
            count: 6
            powers: [Open, Lead, Transfer, Close]
            headGrade: G4
            headPowers: [Review]
        cases:
          atStart: 20
          kinds:
            - case: civil
              kind: civil
              weight: 1
              acts: 3
              lead: judges
              course: [CLAIM-FILED, HEARING-HELD]
              end: [CLOSING-REPORT]
        """;

    [Fact]
    public async Task A_load_into_a_store_loses_nothing_and_its_ledger_is_verified()
    {
        using var folder = new TestFolder();
        string[] load = ["simulate", "--scenario", folder.Write("a.yaml", Scenario), "--store", folder.Store()];

        var ran = await GridProgram.Run([.. load, "--json"]);

        var answer = Sound(ran, ran.Json);
        Assert.True(answer.GetProperty("ledgerVerified").GetBoolean());
        Assert.True(answer.GetProperty("generator").GetProperty("gridInProcess").GetBoolean());
        var verified = await GridTool.VerifiesClean(folder.Store());
        Assert.InRange(
            verified.GetProperty("entries").GetInt64(),
            answer.GetProperty("receipts").GetProperty("checked").GetInt64(),
            long.MaxValue);
        // The same again would be taken for a retry of every command; so it is not begun.
        (await GridProgram.Run(load)).Explains("this run is in the store already", "--run");
        var further = await GridProgram.Run([.. load, "--run", "second", "--json"]);
        Sound(further, further.Json);
    }

    [Fact]
    public async Task A_load_into_a_running_grid_tells_its_log_and_its_report()
    {
        using var folder = new TestFolder();

        var ran = await GridProgram.Run(
        [
            "simulate", "--scenario", folder.Write("a.yaml", Scenario), .. running.Connect,
            "--log", folder["log.jsonl"], "--html", folder["load.html"], "--json", folder["load.json"],
        ]);

        var answer = Sound(ran, JsonDocument.Parse(await File.ReadAllTextAsync(folder["load.json"])).RootElement);
        // The grid was asked to look itself.
        Assert.True(answer.GetProperty("ledgerVerified").GetBoolean());
        Assert.Contains(" acknowledged ", ran.Error, StringComparison.Ordinal);
        var told = File.ReadLines(folder["log.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            answer.GetProperty("receipts").GetProperty("checked").GetInt64(),
            told.Count(line => line.TryGetProperty("hash", out _)));
        var page = await File.ReadAllTextAsync(folder["load.html"]);
        Assert.Contains("<span id=\"figure-acknowledgedLost\">0</span>", page, StringComparison.Ordinal);
        Assert.Contains("data-chart", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_grid_it_tells_its_own_ceiling()
    {
        var ran = await GridProgram.Run("simulate", "--scenario", "county", "--null-target", "--duration", "1s");

        ran.Exits(0);
        Assert.Contains("the generator's own ceiling", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("receipts", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_capacity_of_a_running_grid_is_looked_for_within_its_time()
    {
        using var folder = new TestFolder();
        var scenario = Scenario.Replace("rate: 60", "rate: 20\ngoals: { p99: 60s, acknowledged: 1 }");

        var file = folder.Write("a.yaml", scenario);
        var (ran, answer, steps) = ((Ran?)null, default(JsonElement), 0);
        // On a busy machine the step that warms the grid up may take all of the time: then there must be more of it.
        for (var within = 4; steps == 0 && within <= SearchSecondsMax; within *= 2)
        {
            ran = await GridProgram.Run(
            [
                "simulate", "--scenario", file, .. running.Connect, "--run", $"capacity{within}",
                "--capacity", "--duration", "1s", "--within", $"{within}s", "--hlog", folder["load.hlog"],
                "--html", folder["load.html"], "--json", folder["load.json"],
            ]);
            answer = JsonDocument.Parse(await File.ReadAllTextAsync(folder["load.json"])).RootElement;
            steps = answer.GetProperty("capacity").GetProperty("steps").GetArrayLength();
            Assert.InRange(steps, 0, within - 1);
        }

        Assert.True(steps > 0, $"within {SearchSecondsMax} s no rate was tried");
        Assert.False(answer.GetProperty("capacity").GetProperty("complete").GetBoolean());
        Assert.Equal(0, answer.GetProperty("acknowledgedLost").GetInt64());
        Assert.Equal(0, answer.GetProperty("duplicated").GetInt64());
        // Whether the machine was quick enough is not what is tested.
        ran!.Exits(answer.GetProperty("verdict").GetString() == "passed" ? 0 : 1);
        Assert.Contains("id=\"figure-capacity\"", await File.ReadAllTextAsync(folder["load.html"]));
        var tags = File.ReadLines(folder["load.hlog"]).Where(line => line.StartsWith("Tag=", StringComparison.Ordinal));
        Assert.Equal(["Tag=corrected", "Tag=raw"], tags.Select(line => line.Split(',')[0]).Distinct().Order());
    }

    [Fact]
    public async Task The_capacity_of_the_generator_is_looked_for_without_a_grid()
    {
        string[] search = ["simulate", "--scenario", "county", "--null-target", "--capacity", "--duration", "1s"];

        var ran = await GridProgram.Run([.. search, "--rate", "50", "--within", "3s"]);

        ran.Exits(0);
        Assert.Contains("capacity", ran.Output, StringComparison.Ordinal);
        (await GridTool.Run([.. search, "--within", "1s"])).Explains("--within", "two steps");
        (await GridTool.Run("simulate", "--scenario", "county", "--within", "1m")).Explains("--capacity");
    }

    [Fact]
    public async Task A_load_that_is_stopped_still_reports()
    {
        using var folder = new TestFolder();
        // However slow the machine is, what was sent is settled.
        var scenario = folder.Write("a.yaml", Scenario.Replace("rate: 60", "rate: 60\nstopPatience: 90s"));
        var json = folder["load.json"];
        await using var load = GridProgram.Start(
            "simulate", "--scenario", scenario, "--duration", "10m", "--json", json);
        await Patience.Until(() => load.HasExited || Acknowledged().IsMatch(load.Error), "it loads");
        Assert.False(load.HasExited, $"it ended before it was stopped: {load.Error}");

        await load.Terminate();
        var ran = await load.Finish();

        Assert.True(File.Exists(json), $"it ended with {ran.ExitCode} and did not report: {ran.Error}{ran.Output}");
        var answer = Sound(ran, JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement);
        Assert.True(answer.GetProperty("run").GetProperty("wasStopped").GetBoolean());
    }

    [Theory]
    [InlineData("rate: 60", "rat: 60", "a.yaml:3", "`rat` is no key here")]
    [InlineData("lead: judges", "lead: clerks", "a.yaml:23", "no officers are of that kind")]
    public async Task A_mistaken_scenario_is_refused_with_file_and_line(
        string sound, string mistaken, string place, string told)
    {
        using var folder = new TestFolder();
        var file = folder.Write("a.yaml", Scenario.Replace(sound, mistaken, StringComparison.Ordinal));

        (await GridTool.Run("simulate", "--scenario", file, "--store", folder.Store())).Explains(place, told);

        Assert.False(File.Exists(folder["grid.db"]));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_explained()
    {
        (await GridTool.Run("simulate", "--scenario", "nowhere")).Explains("nowhere", "county, province, nation");
        (await GridTool.Run("simulate", "--scenario", "county", "--duration", "soon")).Explains("soon", "30s");
        foreach (var rate in (string[])["0", "x", "NaN", "1e9"])
        {
            (await GridTool.Run("simulate", "--scenario", "county", "--rate", rate))
                .Explains("--rate is a number", $"not `{rate}`");
        }
    }

    // A second in which something was acknowledged.
    [GeneratedRegex(" acknowledged +[1-9]")]
    private static partial Regex Acknowledged();

    // Whether the machine was quick enough is not what is tested: the verdict may be refused for it.
    private static JsonElement Sound(Ran ran, JsonElement answer)
    {
        var isLimit = answer.GetProperty("generatorWasLimit").GetBoolean();
        ran.Exits(isLimit ? 1 : 0);
        Assert.Equal(isLimit ? "refused" : "passed", answer.GetProperty("verdict").GetString());
        var acts = answer.GetProperty("acts");
        Assert.Equal(
            acts.GetProperty("sent").GetInt64(),
            acts.GetProperty("acknowledged").GetInt64() + acts.GetProperty("refused").GetInt64()
                + acts.GetProperty("overloaded").GetInt64());
        Assert.InRange(acts.GetProperty("acknowledged").GetInt64(), 1, long.MaxValue);
        Assert.Equal(0, answer.GetProperty("acknowledgedLost").GetInt64());
        Assert.Equal(0, answer.GetProperty("duplicated").GetInt64());
        Assert.Equal(0, answer.GetProperty("refusedButWritten").GetInt64());
        Assert.Equal(acts.GetProperty("acknowledged").GetInt64(),
            answer.GetProperty("latencyMs").GetProperty("count").GetInt64());
        return answer;
    }
}
