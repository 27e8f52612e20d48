using Grid.Domain.Cases;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;
using Grid.Replay.Running;

namespace Grid.Replay.Findings;

/// <summary>
/// What the clocks of a pack found: terms that were missed, with their deadline, and those of which it cannot be said.
/// A term that has not been met by the last act of the whole log is looked at as of then.
/// </summary>
internal sealed class ClockFindings
{
    private readonly RulePack _pack;
    private readonly HashSet<string> _ids;
    private readonly Timestamp? _end;

    public ClockFindings(RulePack pack, ImmutableArray<CaseOutcome> cases)
    {
        _pack = pack;
        _ids = [.. pack.Clocks.Select(clock => clock.Id.Value)];
        _end = _ids.Count == 0 ? null : cases.SelectMany(outcome => outcome.Case.Acts)
            .Select(act => (Timestamp?)act.At).MaxBy(at => at!.Value.AsUtc);
    }

    /// <summary>Whether a rule's name is a clock's.</summary>
    public bool IsClock(RuleId rule) => _ids.Contains(rule.Value);

    /// <summary>The findings of one case, each with the officer it speaks of.</summary>
    public IEnumerable<(Finding Finding, OfficerId? Officer)> Of(CaseOutcome outcome) =>
        _ids.Count == 0 ? [] : Missed(outcome).Concat(Undecided(outcome)).Concat(Overdue(outcome));

    /// <summary>A count for every clock of the pack, zero or not, in the pack's order.</summary>
    public IEnumerable<RuleCount> Counts(ImmutableArray<CaseOutcome> cases)
    {
        var found = cases.SelectMany(outcome => Of(outcome).Select(of => (outcome.Case.Id, of.Finding)))
            .ToLookup(of => of.Finding.Rule, StringComparer.Ordinal);
        return _pack.Clocks.Select(clock =>
        {
            var (broken, undecidable) = (new HashSet<CaseId>(), new HashSet<CaseId>());
            var (brokenActs, undecidableActs) = (0, 0);
            foreach (var (id, finding) in found[clock.Id.Value])
            {
                var isBroken = finding.Verdict == Broken;
                (isBroken ? broken : undecidable).Add(id);
                // What never came is no act.
                brokenActs += isBroken && finding.Met is not null ? 1 : 0;
                undecidableActs += !isBroken && finding.Met is not null ? 1 : 0;
            }

            return new RuleCount(
                clock.Id.Value, broken.Count, brokenActs, undecidable.Except(broken).Count(), undecidableActs);
        });
    }

    private const string Broken = "broken";

    private IEnumerable<(Finding, OfficerId?)> Missed(CaseOutcome outcome) =>
        from breach in outcome.View.Breaches
        where IsClock(breach.Rule)
        let cause = outcome.View.Acts.FirstOrDefault(act => act.Sequence == breach.Cause)
        let at = cause?.At ?? outcome.Case.Acts[0].At
        select (
            Make(outcome, breach.Rule, (Broken, breach.Cause, at)) with
            {
                Due = DueBefore(outcome, new(breach.Rule.Value), at),
                Met = at.ToString(),
            },
            breach.Officer);

    private IEnumerable<(Finding, OfficerId?)> Undecided(CaseOutcome outcome) =>
        from judged in outcome.View.Judgements
        where IsClock(judged.Judgement.Rule)
        select (
            Make(outcome, judged.Judgement.Rule, ("undecidable", judged.Sequence, judged.At)) with
            {
                Missing = judged.Judgement.Missing,
                Due = DueBefore(outcome, new(judged.Judgement.Rule.Value), judged.At),
                Met = judged.At.ToString(),
            },
            judged.Judgement.Officer);

    private IEnumerable<(Finding, OfficerId?)> Overdue(CaseOutcome outcome)
    {
        foreach (var running in outcome.View.Clocks.Where(clock => clock.IsRunning && clock.Missed == 0))
        {
            if (_end is not { } end || outcome.View.Status != CaseStatus.Open
                || _pack.ClockNamed(running.Id) is not { Bound: ClockBound.Maximum, IsRight: false } clock)
            {
                continue;
            }

            var deadline = DeadlineCalculator.Compute(clock, running.Start, running.Events, null);
            var isMissed = deadline.IsMissedBy(end, clock);
            if (isMissed == false)
            {
                continue;
            }

            // What may still move by itself has not been missed for certain.
            var isOpen = isMissed is null || deadline.IsProvisional;
            var due = DueOf(deadline);
            var seat = outcome.View.Seats.FirstOrDefault(seat => seat.Slot == clock.Holder);
            yield return (
                Make(outcome, new(clock.Id.Value), (isOpen ? "undecidable" : Broken, running.SetBy, end)) with
                {
                    Missing = !isOpen ? null : deadline.Missing ?? deadline.Steps
                        .FirstOrDefault(step => step.Kind == DeadlineStepKind.Provisional)?.Said,
                    Due = due,
                },
                seat?.Answers ?? seat?.Holder);
        }
    }

    // The deadline that the act missed: what the act itself did to the clock came after.
    private string? DueBefore(CaseOutcome outcome, ClockId id, Timestamp at)
    {
        if (_pack.ClockNamed(id) is not { } clock
            || outcome.View.Clocks.FirstOrDefault(one => one.Id == id) is not { } running
            || running.Start.AsUtc > at.AsUtc)
        {
            return null;
        }

        var before = running.Events.Where(happened => happened.At.AsUtc < at.AsUtc).ToImmutableArray();
        return DueOf(DeadlineCalculator.Compute(clock, running.Start, before, null));
    }

    private static string? DueOf(Deadline deadline) => deadline.Date is { } day
        ? day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : deadline.At?.ToString();

    private static Finding Make(
        CaseOutcome outcome, RuleId clock, (string Verdict, int Sequence, Timestamp At) of) => new()
        {
            Rule = clock.Value,
            Verdict = of.Verdict,
            Case = outcome.Case.Name,
            Sequence = of.Sequence,
            At = of.At.ToString(),
        };
}
