namespace Grid.Grains.Tests.Corpus;

/// <summary>What happened to a case, what is submitted then, and the answer.</summary>
internal sealed class CorpusCase
{
    public string Name { get; set; } = "";

    /// <summary>Submissions that are all done.</summary>
    public List<CorpusStep> History { get; set; } = [];

    public CorpusStep Submission { get; set; } = new();

    /// <summary><c>done</c>, <c>refused</c> or <c>already-so</c>.</summary>
    public string Reply { get; set; } = "";

    /// <summary>The rules that refuse.</summary>
    public List<string> Reasons { get; set; } = [];

    /// <summary>
    /// What was judged: rule → <c>broken</c>, <c>undecidable</c>, or <c>satisfied</c> where that clears.
    /// </summary>
    public Dictionary<string, string> Judged { get; set; } = [];

    /// <summary>The answer in words, for comparison.</summary>
    public string Expected => Told(Reply, Reasons, Judged.Select(pair => (pair.Key, pair.Value)));

    public static string Told(
        string reply, IEnumerable<string> reasons, IEnumerable<(string Rule, string Verdict)> judged) => string.Join(
        '\n',
        [
            reply,
            .. reasons.Order(StringComparer.Ordinal).Select(rule => $"reason {rule}"),
            .. judged.Select(said => $"{said.Rule} {said.Verdict}").Order(StringComparer.Ordinal),
        ]);
}
