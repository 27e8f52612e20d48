namespace Grid.Cli.Tests.Running;

/// <summary>What <c>grid replay --json</c> tells.</summary>
internal sealed class Report(JsonElement json)
{
    public JsonElement Json => json;

    public (int Cases, int Acts, int Officers) Log =>
        (LogCount("cases"), LogCount("acts"), LogCount("officers"));

    public long Entries => json.GetProperty("ledger").GetProperty("entries").GetInt64();

    /// <summary>The rules in the order told, each with its broken and its undecidable cases.</summary>
    public (string Id, int Broken, int Undecidable)[] Rules => RulesBy("Cases");

    /// <summary>The same, each with its broken and its undecidable acts.</summary>
    public (string Id, int Broken, int Undecidable)[] RulesByActs => RulesBy("Acts");

    public int LogCount(string name) => json.GetProperty("log").GetProperty(name).GetInt32();

    public int Coverage(string name) => json.GetProperty("coverage").GetProperty(name).GetInt32();

    /// <summary>What a log is found to be, whichever store it is replayed into and in whichever order.</summary>
    public string Findings => Parts("log", "rules", "coverage");

    /// <summary>What must be the same when a log is replayed again into the same store.</summary>
    public string Lasting => Parts("log", "rules", "coverage", "ledger");

    private (string Id, int Broken, int Undecidable)[] RulesBy(string what) =>
    [
        .. json.GetProperty("rules").EnumerateArray().Select(rule => (
            rule.GetProperty("id").GetString()!,
            rule.GetProperty($"broken{what}").GetInt32(),
            rule.GetProperty($"undecidable{what}").GetInt32())),
    ];

    private string Parts(params string[] names) =>
        string.Join('\n', names.Select(name => json.GetProperty(name).GetRawText()));
}
