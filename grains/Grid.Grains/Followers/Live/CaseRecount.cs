using Grid.Domain.Clocks;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// What one case adds to the numbers, told by its own entries as the domain reads them, and by nothing that was counted
/// before.
/// </summary>
internal sealed class CaseRecount
{
    private readonly Dictionary<int, ClockId> _undelivered = [];
    private CaseState _state = CaseState.None;
    private int _lastDay;

    /// <summary>The last entry that was taken.</summary>
    public int Sequence => _state.Sequence;

    public void Take(EntryHeader header, CaseEvent happened)
    {
        Carry(happened);
        _state = _state.Evolve(happened, header.EffectiveAt);
        if (happened is CaseEvent.Opened or CaseEvent.ActRecorded)
        {
            _lastDay = Math.Max(_lastDay, LiveCase.DayOf(header.EffectiveAt));
        }
    }

    /// <summary>The names of the numbers to which the case adds something else than it is counted with.</summary>
    /// <param name="found">The case as it is counted.</param>
    /// <param name="facts">Officers, units and the time.</param>
    public IEnumerable<string> DifferencesFrom(LiveCase found, CaseFacts facts)
    {
        var isLive = _state.Status == CaseStatus.Open;
        var counted = found.Counted;
        // A closed case that was forgotten, and of which something was told since, is known by that alone.
        var isForgotten = !isLive && counted?.In.Unit is null;
        (string Name, bool IsSame)[] numbers =
        [
            ("live cases", isLive == counted?.IsLive),
            ("units", isForgotten || _state.Unit == counted?.In.Unit),
            ("stages", isForgotten || (counted?.At.Place is { } place
                && (place.Procedure, place.Stage) == (_state.Procedure, _state.Stage))),
            ("cases without a holder", (isLive && LacksHolder(found)) == counted?.IsWithoutHolder),
            ("holders without a supervisor", (isLive ? Unsupervised(found, facts) : 0) == counted?.Unsupervised),
            ("acts without an officer", _state.Acts.Count(act => act.Officer is null) == counted?.WithoutOfficer),
            ("cases in transit", (isLive && _state.Transit is not null) == counted?.IsInTransit),
            ("silent cases", (isLive ? _lastDay : 0) == counted?.LastDay),
            ("cases overdue", MayBe(isLive, found, facts.Now, counted?.OverdueIn)),
            ("undecidable verdicts", Undecidable == counted?.Undecidable),
            ("open loops", Open == counted?.Open),
            ("silent officers", counted is not null && Silent.SequenceEqual(counted.Silent)),
        ];
        return numbers.Where(number => !number.IsSame).Select(number => number.Name);
    }

    private int Undecidable => _state.Standing.Count(judged => judged.Verdict == VerdictKind.Undecidable);

    private IEnumerable<OfficerId> Silent => _state.Warnings
        .Where(IsLapsed).Select(warning => warning.To).Distinct();

    private LoopCount Open => new(
        _state.IsAsking ? _state.Warnings.Count(warning => warning.IsWaiting) : 0,
        _state.Warnings.Count(IsLapsed),
        _state.Clues.Count(clue => clue.IsOpen),
        _undelivered.Count);

    private static bool IsLapsed(WarningOnRecord warning) => warning.IsUnanswered && warning.Lapsed != 0;

    private bool LacksHolder(LiveCase found) => found.Pack?.Pack is { } pack
        && pack.RequiredSlots.Any(slot => _state.Responsibilities.All(held => held.Slot != slot));

    // What a source does not say is a blind spot, and nothing is derived in its place.
    private int Unsupervised(LiveCase found, CaseFacts facts) => _state.Responsibilities
        .Where(held => _state.IsRun
            ? !Coverage.Of(held.Holder, facts, found.Pack?.Pack?.Oversight).IsSupervised
            : Accountability.OwnSupervisorOf(held.Answerable, facts) is null)
        .Select(held => held.Slot).Distinct().Count();

    // A clock keeps the law that it began under, and views that begin later read it by the law of their own day: where
    // versions of a pack say different things of it, both answers are good.
    private bool MayBe(bool isLive, LiveCase found, Timestamp now, string? overdueIn)
    {
        var passed = _state.Clocks.Where(clock =>
            isLive && clock.Stopped is null && clock.Due is { } due && due.AsUtc < now.AsUtc).ToArray();
        RulePack[] laws = [.. found.Pack?.Versions ?? []];
        return overdueIn is { } stage
            ? stage == (_state.Stage ?? "") && passed.Any(clock => laws.Any(law => Binds(law, clock.Id)))
            : !passed.Any(clock => laws.Length > 0 && laws.All(law => Binds(law, clock.Id)));
    }

    private static bool Binds(RulePack law, ClockId clock) =>
        law.ClockNamed(clock) is { Bound: ClockBound.Maximum, Holder: not null };

    // A state keeps that a warning did not arrive, not whether that is still to be seen to.
    private void Carry(CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.DeliveryReported { HasFailed: true } failed
                when _state.Warning(failed.Warning) is { IsUnanswered: true } warning
                    && (warning.Lapsed != 0 || _state.IsAsking):
                _undelivered[failed.Warning] = warning.Clock;
                break;
            case CaseEvent.DeliveryReported { HasFailed: false } arrived:
                _undelivered.Remove(arrived.Warning);
                break;
            case CaseEvent.WarningAnswered { IsVoid: false } answered:
                _undelivered.Remove(answered.Warning);
                break;
            case CaseEvent.ClockStopped { LeavesWaiting: false } stopped:
                foreach (var lost in _undelivered.Where(lost => lost.Value == stopped.Clock))
                {
                    _undelivered.Remove(lost.Key);
                }

                break;
            case CaseEvent.Closed or CaseEvent.Merged:
                _undelivered.Clear();
                break;
            default:
                break;
        }
    }
}
