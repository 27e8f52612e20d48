using System.Globalization;
using System.Text;
using Grid.Domain.Rules;
using Grid.Packs;

namespace Grid.Benchmarks;

/// <summary>
/// The whole pack of China with as many rules beside its own as it takes to have a number of them in play at one act.
/// </summary>
internal static class LawPack
{
    /// <summary>The act that all of the rules speak of.</summary>
    public const string Act = "MadeHearing";

    private const string Made = "benchmark.yaml";

    // One of each kind that looks at a single act, or back at others; what is asked is in order in the case that is
    // judged, so that none of them ends early.
    private static readonly string[] Kinds =
    [
        $"kind: different-officers, first: MadeRegistered, second: {Act}",
        $"kind: act-before-act, earlier: MadeService, later: {Act}",
        $"kind: who-may-act, acts: [{Act}], slot: made-lead",
        $"kind: within-term, from: MadeRegistered, to: {Act}, hours: 4800",
        $"kind: act-present, act: MadeService, when: [{Act}], breachAt: [{Act}]",
        $"kind: needs-approval, acts: [{Act}], approval: [MadeApproval], by-another: true",
        $"kind: cites, acts: [{Act}], facts: [room, norm]",
        $"kind: fact-before-fact, earlier: act.from, later: act.at, when: [{Act}]",
    ];

    public static (RulePack Pack, int InPlay) With(int inPlay)
    {
        var own = Compile(Files([])).Rules.Count(rule => rule.Kind.IsJudgedAt(Act));
        var pack = Compile(Files([.. Enumerable.Range(0, Math.Max(0, inPlay - own))]));
        return (pack, pack.Rules.Count(rule => rule.Kind.IsJudgedAt(Act)));
    }

    /// <summary>The files of the pack of China.</summary>
    public static Dictionary<string, string> Files()
    {
        var folder = Path.Combine(BenchmarkLog.Root, "grains", "packs", "cn");
        var included = File.ReadAllText(Path.Combine(folder, "pack.yaml"));
        return Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file == "pack.yaml" || included.Contains($"- {file}\n", StringComparison.Ordinal))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder, file)), StringComparer.Ordinal);
    }

    public static RulePack Compile(Dictionary<string, string> files)
    {
        var read = PackContent.FromFiles(files);
        var compiled = read.Content is { } content ? PackCompiler.Compile(content) : null;
        return compiled?.Pack ?? throw new InvalidOperationException(
            string.Join('\n', (compiled?.Problems ?? read.Problems).Select(problem => $"{problem}")));
    }

    private static Dictionary<string, string> Files(int[] rules)
    {
        var files = Files();
        files["pack.yaml"] = files["pack.yaml"].Replace(
            "include:\n", $"include:\n  - {Made}\n", StringComparison.Ordinal);
        var text = new StringBuilder("slots: [{ slot: made-lead, supervised_by: oversight }]\nacts:\n");
        foreach (var act in (string[])[Act, "MadeRegistered", "MadeService", "MadeApproval", "MadeNote"])
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ act: {act} }}\n");
        }

        text.Append(rules.Length == 0 ? "" : "rules:\n");
        foreach (var number in rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ id: made.rule-{number}, ")
                .Append(Kinds[number % Kinds.Length]).Append(", ")
                .Append("otherwise: it is not in order, source: { title: made, article: \"1\" } }\n");
        }

        files[Made] = text.ToString();
        return files;
    }
}
