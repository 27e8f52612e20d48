namespace Grid.Cli.Tests;

/// <summary>A short load, into a grid inside the command and into a running one.</summary>
public sealed class SimulateTests(RunningSilo running) : IClassFixture<RunningSilo>
{
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

        var ran = await GridProgram.Run(
        [
            "simulate", "--scenario", folder.Write("a.yaml", scenario), .. running.Connect, "--run", "capacity",
            "--capacity", "--duration", "1s", "--within", "4s", "--hlog", folder["load.hlog"],
            "--html", folder["load.html"], "--json", folder["load.json"],
        ]);

        var answer = JsonDocument.Parse(await File.ReadAllTextAsync(folder["load.json"])).RootElement;
        var found = answer.GetProperty("capacity");
        Assert.InRange(found.GetProperty("steps").GetArrayLength(), 1, 3);
        Assert.False(found.GetProperty("complete").GetBoolean());
        Assert.Equal(0, answer.GetProperty("acknowledgedLost").GetInt64());
        Assert.Equal(0, answer.GetProperty("duplicated").GetInt64());
        // Whether the machine was quick enough is not what is tested.
        ran.Exits(answer.GetProperty("verdict").GetString() == "passed" ? 0 : 1);
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
        (await GridProgram.Run([.. search, "--within", "1s"])).Explains("--within", "two steps");
        (await GridProgram.Run("simulate", "--scenario", "county", "--within", "1m")).Explains("--capacity");
    }

    [Fact]
    public async Task A_load_that_is_stopped_still_reports()
    {
        using var folder = new TestFolder();
        var scenario = folder.Write("a.yaml", Scenario);
        var json = folder["load.json"];
        await using var load = GridProgram.Start(
            "simulate", "--scenario", scenario, "--duration", "10m", "--json", json);
        await Patience.Until(
            () => load.HasExited || load.Error.Contains("  2 s ", StringComparison.Ordinal), "it loads");

        await load.Terminate();
        var ran = await load.Finish();

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

        (await GridProgram.Run("simulate", "--scenario", file, "--store", folder.Store())).Explains(place, told);

        Assert.False(File.Exists(folder["grid.db"]));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_explained()
    {
        (await GridProgram.Run("simulate", "--scenario", "nowhere")).Explains("nowhere", "county, province, nation");
        (await GridProgram.Run("simulate", "--scenario", "county", "--duration", "soon")).Explains("soon", "30s");
        (await GridProgram.Run("simulate", "--scenario", "county", "--rate", "0")).Explains("--rate");
    }

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
