using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Kinds;
using Grid.Replay.Running;

namespace Grid.Replay.Findings;

/// <summary>Reads findings off the cases as the grid knows them after a replay.</summary>
public sealed class ReplayFindings
{
    private readonly ImmutableArray<CaseOutcome> _cases;
    private readonly ImmutableArray<PackRule> _rules;
    private readonly HashSet<string> _onActs;
    private readonly ClockFindings _clocks;

    public ReplayFindings(ReplayResult result, RulePack pack)
    {
        _cases = result.Cases;
        _rules = pack.Rules;
        _clocks = new(pack, result.Cases);
        _onActs = [.. pack.Rules.Where(rule => rule.Kind.Scope == RuleScope.Act).Select(rule => rule.Id.Value)];
    }

    /// <summary>Cases with a required slot that nobody holds.</summary>
    public int CasesWithoutHolder => _cases.Count(outcome => !outcome.View.Unheld.IsEmpty);

    /// <summary>Slots, case by case, that are held with no active supervisor who is someone else.</summary>
    public int HoldersWithoutSupervisor => _cases.Sum(outcome => outcome.View.Seats
        .Where(seat => seat.Supervisor is null).Select(seat => seat.Slot).Distinct().Count());

    /// <summary>Clues, warnings and instructions are what opens loops; a grid has none of them yet.</summary>
    public static int OpenLoops => 0;

    /// <summary>A count for every rule of the pack, zero or not, in the pack's order.</summary>
    public ImmutableArray<RuleCount> Counts() => [.. _rules.Select(CountOf)];

    /// <summary>A count for every clock of the pack, zero or not, in the pack's order.</summary>
    public ImmutableArray<RuleCount> ClockCounts() => [.. _clocks.Counts(_cases)];

    /// <summary>Every finding, case by case in the order of the log.</summary>
    public IEnumerable<Finding> All() => _cases.SelectMany(Of);

    /// <summary>The findings of one case, in the order of its entries.</summary>
    public IEnumerable<Finding> Of(CaseOutcome outcome)
    {
        var names = ReplayCommands.OfficersOf(outcome.Case)
            .ToDictionary(officer => officer.Id, officer => officer.Name);
        var onCase = outcome.View.Standing.Where(standing => !IsOnAct(standing))
            .Select(standing => outcome.View.Judgements.Last(judged => judged.Judgement.Rule == standing.Rule));
        var onActs = outcome.View.Judgements.Where(judged => IsOnAct(judged.Judgement));
        var ofClocks = _clocks.Of(outcome)
            .Select(found => found.Finding with { Officer = NameOf(found.Officer, names) });
        return onCase.Where(judged => !_clocks.IsClock(judged.Judgement.Rule)).Concat(onActs)
            .Select(judged => FindingOf(outcome, judged, names)).Concat(ofClocks)
            .OrderBy(finding => finding.Sequence).ThenBy(finding => finding.Rule, StringComparer.Ordinal);
    }

    private RuleCount CountOf(PackRule rule)
    {
        var isOnActs = _onActs.Contains(rule.Id.Value);
        var (brokenCases, brokenActs, undecidableCases, undecidableActs) = (0, 0, 0, 0);
        foreach (var view in _cases.Select(outcome => outcome.View))
        {
            var broken = ActsThat(view, rule.Id, VerdictKind.Broken);
            var undecidable = ActsThat(view, rule.Id, VerdictKind.Undecidable);
            brokenActs += broken;
            undecidableActs += undecidable;
            var latest = isOnActs
                ? broken > 0 ? VerdictKind.Broken : undecidable > 0 ? VerdictKind.Undecidable : VerdictKind.Satisfied
                : view.Standing.FirstOrDefault(standing => standing.Rule == rule.Id)?.Verdict ?? VerdictKind.Satisfied;
            brokenCases += latest == VerdictKind.Broken ? 1 : 0;
            undecidableCases += latest == VerdictKind.Undecidable ? 1 : 0;
        }

        return new(rule.Id.Value, brokenCases, brokenActs, undecidableCases, undecidableActs);
    }

    private static int ActsThat(CaseView view, RuleId rule, VerdictKind verdict) =>
        view.Judgements.Count(
            judged => judged.IsAtAct && judged.Judgement.Rule == rule && judged.Judgement.Verdict == verdict);

    // What is built in and speaks of an act, such as a performer who was suspended, is a finding on that act.
    private bool IsOnAct(Judgement judgement) =>
        _onActs.Contains(judgement.Rule.Value)
        || (!_clocks.IsClock(judgement.Rule) && _rules.All(rule => rule.Id != judgement.Rule));

    private static Finding FindingOf(
        CaseOutcome outcome, JudgementOnRecord judged, Dictionary<OfficerId, string> names) => new()
        {
            Rule = judged.Judgement.Rule.Value,
            Verdict = judged.Judgement.Verdict == VerdictKind.Broken ? "broken" : "undecidable",
            Case = outcome.Case.Name,
            Officer = NameOf(judged.Judgement.Officer, names),
            Sequence = judged.Sequence,
            At = judged.At.ToString(),
            Missing = judged.Judgement.Missing,
        };

    private static string? NameOf(OfficerId? named, Dictionary<OfficerId, string> names) =>
        named is { } officer ? names.GetValueOrDefault(officer, officer.Value) : null;
}
