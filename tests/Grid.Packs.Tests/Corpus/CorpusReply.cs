namespace Grid.Packs.Tests.Corpus;

/// <summary>An answer, in words that can be compared.</summary>
internal sealed record CorpusReply(string Kind, string Text)
{
    public static CorpusReply Done(IEnumerable<Judgement> judged) =>
        new("done", Told("done", [], judged.Select(Said)));

    /// <summary>It was not executed; that it was tried is on record.</summary>
    public static CorpusReply Instead { get; } = Other("instead");

    public static CorpusReply Refused(IEnumerable<Reason> reasons) =>
        new("refused", Told("refused", reasons.Select(reason => reason.Rule.Value), []));

    public static CorpusReply Other(string kind) => new(kind, Told(kind, [], []));

    public static string Told(
        string reply, IEnumerable<string> reasons, IEnumerable<(string Rule, string Verdict)> judged) => string.Join(
        ", ",
        [
            reply,
            .. reasons.Order(StringComparer.Ordinal).Select(rule => $"reason {rule}"),
            .. judged.Select(said => $"{said.Rule} {said.Verdict}").Order(StringComparer.Ordinal),
        ]);

    private static (string Rule, string Verdict) Said(Judgement judgement) => (
        judgement.Rule.Value,
        judgement.Verdict switch
        {
            VerdictKind.Broken => "broken",
            VerdictKind.Undecidable => "undecidable",
            VerdictKind.NotApplicable => "not-applicable",
            _ => "satisfied",
        });
}
