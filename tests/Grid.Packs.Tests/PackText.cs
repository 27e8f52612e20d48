using System.Globalization;

namespace Grid.Packs.Tests;

/// <summary>Packs as text. The line at which a problem is expected is the one that ends in <c># &lt;-</c>.</summary>
internal static class PackText
{
    /// <summary>A pack with something of everything that rules refer to.</summary>
    public const string Head = """
        pack: sample
        title: a sample
        powers: [Decide]
        classes: [judge]
        ranks: { police: [[LOW], [HIGH]] }
        slots: [{ slot: lead }]
        acts: [{ act: A }, { act: B }, { act: T07* }]

        """;

    /// <summary>A rule that is in order, for a test to put wrong in one place.</summary>
    public const string RuleInOrder = """
        rules:
          - id: some.rule
            kind: different-officers
            first: A
            second: B
            otherwise: one officer did both
            source: { title: a title, article: an article }

        """;

    public static string WithRule(string parameters) => Head + $"""
        rules:
          - id: some.rule
            otherwise: it is broken
            source: {"{"} title: a title, article: an article {"}"}
            {parameters.ReplaceLineEndings("\n    ")}

        """;

    public static PackCompilation Compile(string pack, params (string Name, string Text)[] included)
    {
        var files = included.ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);
        files["pack.yaml"] = pack;
        var reading = PackContent.FromFiles(files);
        return reading.Content is { } content ? PackCompiler.Compile(content) : new(null, reading.Problems);
    }

    public static PackRule TheRule(string parameters)
    {
        var compiled = Compile(WithRule(parameters));
        Assert.Empty(compiled.Problems);
        return Assert.Single(compiled.Pack!.Rules);
    }

    /// <summary>Asserts that the one problem of a pack is this one, at the marked line.</summary>
    public static void Refused(string pack, string problem, string fix) =>
        RefusedIn("pack.yaml", pack, Compile(pack), problem, fix);

    /// <summary>The same for a file that the pack includes as <c>more.yaml</c>.</summary>
    public static void RefusedInIncluded(string included, string problem, string fix) =>
        RefusedIn(
            "more.yaml", included, Compile(Head + "include: [more.yaml]\n", ("more.yaml", included)), problem, fix);

    private static void RefusedIn(string file, string text, PackCompilation compiled, string problem, string fix)
    {
        var marked = 1 + text.Split('\n').ToList().FindIndex(line => line.EndsWith("# <-", StringComparison.Ordinal));
        Assert.True(marked > 0, "no line is marked");
        Assert.Equal(
            [string.Create(CultureInfo.InvariantCulture, $"{file}:{marked}: {problem}; {fix}")],
            compiled.Problems.Select(found => found.ToString()));
        Assert.Null(compiled.Pack);
    }
}
