namespace Grid.Grains.Tests.Corpus;

/// <summary>Judgements as the corpus writes them.</summary>
internal static class CorpusWords
{
    public static (string Rule, string Verdict) Of(Judgement judgement) => (
        judgement.Rule.Value,
        judgement.Verdict switch
        {
            VerdictKind.Broken => "broken",
            VerdictKind.Undecidable => "undecidable",
            VerdictKind.NotApplicable => "not-applicable",
            _ => "satisfied",
        });
}
