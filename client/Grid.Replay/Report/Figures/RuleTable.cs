using Grid.Replay.Findings;

namespace Grid.Replay.Report.Figures;

/// <summary>Every rule of the pack, every clock and every built-in rule that found something.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="CasesBroken">Cases with a finding that is broken.</param>
/// <param name="CasesUndecidable">Cases with a finding that is undecidable.</param>
public sealed record RuleTable(ImmutableArray<RuleFigures> Rules, int CasesBroken, int CasesUndecidable)
{
    /// <summary>Most findings listed under one rule.</summary>
    public const int ListedMax = 200;

    private const int ListedMin = 20;

    // Over all rules together, so that a pack of many rules does not make a file that no browser opens.
    private const int RowsMax = 4_000;

    public static RuleTable Of(ReportSubject subject)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        var (broken, undecidable) = (0, 0);
        foreach (var outcome in subject.Result.Cases)
        {
            var findings = subject.Findings.Of(outcome).ToArray();
            broken += findings.Any(IsBroken) ? 1 : 0;
            undecidable += findings.Any(finding => !IsBroken(finding)) ? 1 : 0;
            foreach (var finding in findings)
            {
                if (!found.TryGetValue(finding.Rule, out var rule))
                {
                    found.Add(finding.Rule, rule = new());
                }

                rule.Take(finding, outcome.Case.Id);
            }
        }

        var listedMax = Math.Clamp(RowsMax / Math.Max(1, found.Count), ListedMin, ListedMax);
        return new(Ordered(subject, found, listedMax), broken, undecidable);
    }

    private static ImmutableArray<RuleFigures> Ordered(
        ReportSubject subject, Dictionary<string, Found> found, int listedMax)
    {
        var ofPack = subject.Pack.Rules.Zip(
            subject.Findings.Counts(),
            (rule, count) => new RuleFigures("", count, RuleDefinition.Of(rule.Kind))
            {
                Otherwise = rule.Otherwise,
                Source = rule.Source,
                Ask = rule.Ask,
            }).ToArray();
        var clocks = subject.Pack.Clocks.Zip(subject.Findings.ClockCounts())
            .Where(of => found.ContainsKey(of.Second.Id))
            .Select(of => new RuleFigures("", of.Second, RuleDefinition.Clock)
            {
                Otherwise = of.First.Title,
                Source = of.First.Source,
            });
        ofPack = [.. ofPack, .. clocks];
        var known = ofPack.Select(rule => rule.Count.Id).ToHashSet(StringComparer.Ordinal);
        var builtIn = found.Where(rule => !known.Contains(rule.Key)).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => new RuleFigures("", rule.Value.Count(rule.Key), RuleDefinition.BuiltIn)
            {
                Source = subject.Pack.SourceOf(new RuleId(rule.Key)),
            });
        return
        [
            .. ofPack.Concat(builtIn)
                .OrderByDescending(rule => rule.Count.BrokenCases)
                .ThenByDescending(rule => rule.Count.UndecidableCases)
                .Select((rule, i) => rule with
                {
                    Anchor = $"rule-{i + 1}",
                    Listed = found.GetValueOrDefault(rule.Count.Id)?.First(listedMax) ?? [],
                    Findings = found.GetValueOrDefault(rule.Count.Id)?.All ?? 0,
                }),
        ];
    }

    private static bool IsBroken(Finding finding) => finding.Verdict == "broken";

    /// <summary>What one rule found.</summary>
    private sealed class Found
    {
        private readonly List<Finding> _first = [];
        private readonly HashSet<CaseId> _broken = [];
        private readonly HashSet<CaseId> _undecidable = [];
        private int _brokenActs;

        public int All { get; private set; }

        public void Take(Finding finding, CaseId of)
        {
            All++;
            (IsBroken(finding) ? _broken : _undecidable).Add(of);
            _brokenActs += IsBroken(finding) ? 1 : 0;
            if (_first.Count < ListedMax)
            {
                _first.Add(finding);
            }
        }

        public ImmutableArray<Finding> First(int most) => [.. _first.Take(most)];

        // As for a rule on single acts: what is built in speaks of an act.
        public RuleCount Count(string rule) =>
            new(rule, _broken.Count, _brokenActs, _undecidable.Except(_broken).Count(), All - _brokenActs);
    }
}
