using System.Collections.Immutable;
using System.Globalization;
using Grid.Cli.Output;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Shadow;

namespace Grid.Cli.Packs;

/// <summary>Which verdicts on stored cases would be others.</summary>
/// <param name="before">The version they are compared with.</param>
/// <param name="after">The version they are judged under.</param>
/// <param name="most">How many are listed.</param>
internal sealed class ShownShadow(RulePack before, RulePack after, int most)
{
    private readonly ImmutableArray<ShadowDifference>.Builder _listed =
        ImmutableArray.CreateBuilder<ShadowDifference>();

    public void Take(ShadowDifference difference)
    {
        if (_listed.Count < most)
        {
            _listed.Add(difference);
        }
    }

    public object Answer(ShadowTotals totals) => new
    {
        totals.Cases,
        totals.OtherCases,
        totals.Acts,
        totals.ChangedCases,
        totals.Differences,
        totals.Compared,
        totals.Unlike,
        Seconds = totals.Taken.TotalSeconds,
        Rules = InOrder(totals).Select(pair => new
        {
            Rule = pair.Key.Value,
            pair.Value.Begins,
            pair.Value.Ceases,
            pair.Value.Otherwise,
        }),
        Listed = _listed.Select(Line),
    };

    /// <summary>One difference for programs.</summary>
    public object Line(ShadowDifference difference) => new
    {
        Case = difference.Case.Value,
        difference.Sequence,
        Act = difference.What,
        Place = difference.Place?.Value,
        At = TextOutput.Time(difference.At),
        Rule = difference.Rule.Value,
        Before = Said(difference.Before),
        After = Said(difference.After),
        Reason = ReasonOf(difference),
    };

    public void Print(ShadowTotals totals)
    {
        Console.WriteLine();
        TextOutput.Row("judged", string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Acts:N0} acts of {totals.Cases:N0} cases in {totals.Taken.TotalSeconds:0.0} s"));
        if (totals.OtherCases > 0)
        {
            TextOutput.Row("left out", $"{Number(totals.OtherCases)} cases of other packs");
        }

        TextOutput.Row("differ", string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Differences:N0} verdicts in {totals.ChangedCases:N0} cases"));
        if (totals.Compared > 0)
        {
            TextOutput.Row("as stored", string.Create(
                CultureInfo.InvariantCulture,
                $"{totals.Compared - totals.Unlike:N0} of {totals.Compared:N0} acts of the first version"));
        }

        if (totals.Rules.Count == 0)
        {
            return;
        }

        ShownPack.Heading("rules", totals.Rules.Count);
        TextOutput.Table(
            ["rule", "begins", "ceases", "otherwise", "says"],
            InOrder(totals).Select(pair => new[]
            {
                pair.Key.Value, Number(pair.Value.Begins), Number(pair.Value.Ceases), Number(pair.Value.Otherwise),
                SentenceOf(pair.Key) ?? "",
            }));
        ShownPack.Heading("verdicts", _listed.Count);
        TextOutput.Table(
            ["case", "entry", "act", "place", "rule", "before", "after"],
            _listed.Select(difference => new[]
            {
                difference.Case.Value, $"{difference.Sequence}", difference.What, difference.Place?.Value ?? "",
                difference.Rule.Value, Said(difference.Before), Said(difference.After),
            }));
        if (totals.Differences > _listed.Count)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"and {totals.Differences - _listed.Count:N0} more; --verdicts FILE has them all"));
        }
    }

    private static IEnumerable<KeyValuePair<RuleId, ShadowTotals.RuleChange>> InOrder(ShadowTotals totals) =>
        totals.Rules.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal);

    private static string Said(ShadowVerdict? verdict) => verdict switch
    {
        null => "fine",
        { IsRefusal: true } => "refused",
        { Kind: VerdictKind.Broken } => "broken",
        _ => $"undecidable: {verdict.Missing}",
    };

    // What the version says that finds fault; where none does any more, what the other one said.
    private object ReasonOf(ShadowDifference difference) => new
    {
        Sentence = SentenceOf(difference.Rule),
        Source = SourceOf(difference.After is null ? before : after, difference.Rule),
    };

    private string? SentenceOf(RuleId rule) => In(after, rule) ?? In(before, rule);

    private static string? In(RulePack pack, RuleId rule) =>
        pack.Rules.FirstOrDefault(known => known.Id == rule)?.Otherwise
        ?? pack.ClockNamed(new(rule.Value))?.Title;

    private static LegalSource? SourceOf(RulePack pack, RuleId rule) =>
        pack.Rules.FirstOrDefault(known => known.Id == rule)?.Source
        ?? pack.ClockNamed(new(rule.Value))?.Source
        ?? pack.SourceOf(rule);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
