using Grid.Domain.Rules.Kinds;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>The live cases, and those closed ones about which there is something to look at.</summary>
internal sealed class LiveCases(
    LivePacks packs,
    LiveOfficers officers,
    Supervision supervision,
    LiveBreaches breaches,
    LiveCoverage coverage)
{
    // Closed cases that are remembered; beyond it the longest closed are listed no more, though still counted.
    private const int ClosedMax = 1_000_000;

    private readonly Dictionary<string, LiveCase> _all = new(StringComparer.Ordinal);
    private readonly Queue<LiveCase> _closed = new();
    private readonly Dictionary<string, long> _stages = new(StringComparer.Ordinal);
    private readonly TextPool _texts = new();
    private (LiveCase? Case, int Sequence, string? Act, Timestamp At) _cause;

    public long Live { get; private set; }

    public long Closed { get; private set; }

    public long ActsWithoutOfficer { get; private set; }

    public long Undecidable { get; private set; }

    /// <summary>Live cases with a required slot that nobody holds.</summary>
    public SortedSet<LiveCase> WithoutHolder { get; } = new(LiveCase.ById);

    /// <summary>Cases with an act for which nobody is named.</summary>
    public SortedSet<LiveCase> WithoutOfficer { get; } = new(LiveCase.ById);

    public LiveCase? Find(string id) => _all.GetValueOrDefault(id);

    /// <summary>Every case that is remembered, in no order.</summary>
    public LiveCase[] All() => [.. _all.Values];

    /// <summary>How many live cases are in a stage, the most first.</summary>
    public ImmutableArray<(string Stage, long Cases)> Stages(int count) =>
    [
        .. _stages.OrderByDescending(stage => stage.Value).ThenBy(stage => stage.Key, StringComparer.Ordinal)
            .Take(count).Select(stage => (stage.Key, stage.Value)),
    ];

    /// <summary>Takes note of what happened to a case.</summary>
    public LiveCase Take(EntryHeader header, CaseEvent happened)
    {
        if (!_all.TryGetValue(header.Stream, out var found))
        {
            // One that was closed and forgotten is known again by what is told of it now.
            _all.Add(header.Stream, found = new(header.Stream) { Pack = packs.OfVersion(header.Pack) });
        }

        found.Sequence = header.Sequence;
        Happen(found, header, happened);
        Judge(found, happened.Judged);
        if (happened is not CaseEvent.BreachRecorded)
        {
            var act = happened is CaseEvent.ActRecorded recorded ? _texts.Of(recorded.Act) : null;
            _cause = (found, header.Sequence, act, header.EffectiveAt);
        }

        return found;
    }

    /// <summary>All has been taken note of that an entry says: a closed case may be forgotten now.</summary>
    public void Settle(LiveCase found, EntryHeader header)
    {
        // The breaches of a command come with its last parts.
        if (!found.IsOpen && header.Part.Number == header.Part.Of)
        {
            Keep(found);
        }
    }

    /// <summary>
    /// Another version of the pack is in force: other slots may be required, and another may oversee.
    /// </summary>
    public void LookAgain(LivePack pack)
    {
        foreach (var judged in _all.Values.Where(known => known.IsOpen && known.Pack == pack))
        {
            CountHolder(judged);
            supervision.Look(judged);
            coverage.Count(judged);
        }
    }

    private void Happen(LiveCase found, EntryHeader header, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.Opened opened:
                Open(found, opened);
                found.LastDay = LiveCase.DayOf(header.EffectiveAt);
                break;
            case CaseEvent.SlotFilled filled:
                Seat(found, (filled.Slot, filled.Seat), filled.Officer, null);
                break;
            case CaseEvent.ResponsibilityTransferred moved:
                Seat(found, (moved.Slot, moved.Seat), moved.To, null);
                break;
            case CaseEvent.HolderDrawn drawn:
                Seat(found, (drawn.Slot, drawn.Seat), drawn.Officer, null);
                break;
            case CaseEvent.ActingHolderNamed named:
                Seat(found, (named.Slot, named.Seat), named.Holder, named.Acting);
                break;
            case CaseEvent.ActingHolderEnded ended:
                Seat(found, (ended.Slot, ended.Seat), ended.Holder, null);
                break;
            case CaseEvent.ActRecorded recorded:
                Act(found, recorded);
                found.LastDay = Math.Max(found.LastDay, LiveCase.DayOf(header.EffectiveAt));
                break;
            case CaseEvent.BreachRecorded breach:
                Break(found, header, breach);
                break;
            case CaseEvent.HandedOver or CaseEvent.MergeProposed:
                found.IsInTransit = true;
                break;
            case CaseEvent.HandoverRefused or CaseEvent.Recalled { Split: null }:
                found.IsInTransit = false;
                break;
            case CaseEvent.HandoverAccepted accepted:
                found.IsInTransit = false;
                HandOver(found, accepted);
                break;
            case CaseEvent.UnitFollowed followed:
                found.Unit = _texts.Of(followed.To.Value);
                break;
            case CaseEvent.Closed or CaseEvent.Merged:
                Close(found);
                break;
            default:
                break;
        }
    }

    private void Open(LiveCase found, CaseEvent.Opened opened)
    {
        found.IsOpen = true;
        found.IsRun = opened.IsRun;
        found.Pack = packs.Named(opened.Pack);
        found.Kind = _texts.Of(opened.Kind);
        found.Unit = _texts.Of(opened.Unit?.Value);
        found.Procedure = _texts.Of(opened.Procedure);
        found.Stage = _texts.Of(opened.Stage);
        Live++;
        CountStage(found.Stage, 1);
        supervision.Seat(
            found, [.. opened.Slots.Select(slot => SeatOf((slot.Slot, slot.Seat), slot.Officer, null))]);
        CountHolder(found);
    }

    private void Seat(LiveCase found, (Slot Slot, int Number) key, OfficerId holder, OfficerId? acting)
    {
        // What is told of a closed case moves nothing: nobody answers in it any more.
        if (found.IsOpen)
        {
            var others = found.Seats.Where(seat => seat.Slot != key.Slot.Value || seat.Number != key.Number);
            supervision.Seat(found, [.. others, SeatOf(key, holder, acting)]);
            CountHolder(found);
        }
    }

    private void HandOver(LiveCase found, CaseEvent.HandoverAccepted accepted)
    {
        found.Unit = _texts.Of(accepted.To.Value);
        Reach(found, accepted.Procedure, accepted.Stage);
        if (found.IsOpen)
        {
            supervision.Seat(
                found, [.. accepted.Slots.Select(slot => SeatOf((slot.Slot, slot.Seat), slot.Officer, null))]);
            CountHolder(found);
        }
    }

    private void Reach(LiveCase found, string? procedure, string? reached)
    {
        found.Procedure = _texts.Of(procedure) ?? found.Procedure;
        if (reached is { } stage && stage != found.Stage)
        {
            CountStage(found.Stage, found.IsOpen ? -1 : 0);
            CountStage(stage, found.IsOpen ? 1 : 0);
            found.Stage = _texts.Of(stage);
        }
    }

    private void Act(LiveCase found, CaseEvent.ActRecorded recorded)
    {
        if (recorded.Officer is null)
        {
            found.ActsWithoutOfficer++;
            ActsWithoutOfficer++;
            WithoutOfficer.Add(found);
        }

        Reach(found, recorded.Procedure, recorded.Stage);
    }

    private void Break(LiveCase found, EntryHeader header, CaseEvent.BreachRecorded breach)
    {
        var isCauseKnown = _cause.Case == found && _cause.Sequence == breach.Cause;
        breaches.Add(new(breaches.NextNumber, found, packs.Rule(breach.Rule))
        {
            Pack = packs.OfVersion(header.Pack) ?? found.Pack,
            Officer = breach.Officer is { } officer ? officers.Named(officer) : null,
            Act = isCauseKnown ? _cause.Act : null,
            At = isCauseKnown ? _cause.At : header.EffectiveAt,
            Sequence = header.Sequence,
        });
        CountBroken(found, packs.Rule(breach.Rule), isSo: true);
        foreach (var shorter in breaches.Trim().Where(known => !known.IsOpen))
        {
            Keep(shorter);
        }
    }

    private void Close(LiveCase found)
    {
        if (!found.IsOpen)
        {
            return;
        }

        CountStage(found.Stage, -1);
        supervision.Seat(found, []);
        found.IsOpen = false;
        CountHolder(found);
        Live--;
        Closed++;
    }

    // An act's own verdict is its own for good: only rules about the case as a whole ever say that all is well again.
    private void Judge(LiveCase found, ImmutableArray<Judgement> judged)
    {
        foreach (var judgement in judged)
        {
            var rule = packs.Rule(judgement.Rule);
            if (found.Standing.Any(standing => standing.Rule == rule))
            {
                CountUndecidable(found, rule, isSo: false);
                found.Standing = found.Standing.RemoveAll(standing => standing.Rule == rule);
            }

            if (judgement.IsAmiss)
            {
                found.Standing = found.Standing.Add((rule, judgement.Verdict));
                CountUndecidable(found, rule, judgement.Verdict == VerdictKind.Undecidable);
            }
            else
            {
                breaches.Clear(found, rule);
            }

            // Of an act that was broken nothing is taken back by another act that cannot be decided.
            if (judgement.Verdict != VerdictKind.Undecidable || IsAboutCases(found, rule))
            {
                CountBroken(found, rule, judgement.Verdict == VerdictKind.Broken);
            }
        }
    }

    private static bool IsAboutCases(LiveCase found, LiveRule rule) =>
        found.Pack?.Pack?.Rules.FirstOrDefault(known => known.Id == rule.Id)?.Kind.Scope == RuleScope.Case;

    private static void CountBroken(LiveCase found, LiveRule rule, bool isSo)
    {
        if ((isSo ? rule.Broken.Add(found) : rule.Broken.Remove(found)) && found.Pack?.CountsOf(rule.Id) is { } counts)
        {
            counts.BrokenCases += isSo ? 1 : -1;
        }
    }

    private void CountUndecidable(LiveCase found, LiveRule rule, bool isSo)
    {
        if (isSo ? rule.Undecidable.Add(found) : rule.Undecidable.Remove(found))
        {
            Undecidable += isSo ? 1 : -1;
            if (found.Pack?.CountsOf(rule.Id) is { } counts)
            {
                counts.Undecidable += isSo ? 1 : -1;
            }
        }
    }

    private void CountHolder(LiveCase found)
    {
        found.IsWithoutHolder = found.IsOpen && found.Pack?.Pack?.RequiredSlots.Any(
            slot => found.Seats.All(seat => seat.Slot != slot.Value)) == true;
        _ = found.IsWithoutHolder ? WithoutHolder.Add(found) : WithoutHolder.Remove(found);
    }

    private void CountStage(string? stage, int change)
    {
        var count = _stages.GetValueOrDefault(stage ?? "") + change;
        if (count == 0)
        {
            _stages.Remove(stage ?? "");
        }
        else
        {
            _stages[stage ?? ""] = count;
        }
    }

    private LiveSeat SeatOf((Slot Slot, int Number) key, OfficerId holder, OfficerId? acting) => new(
        _texts.Of(key.Slot.Value),
        key.Number,
        officers.Named(holder),
        acting is { } other ? officers.Named(other) : null);

    private void Keep(LiveCase closed)
    {
        if (!closed.IsOfInterest)
        {
            _all.Remove(closed.Id);
        }
        else if (!closed.IsKept)
        {
            closed.IsKept = true;
            _closed.Enqueue(closed);
        }

        while (_closed.Count > ClosedMax)
        {
            Forget(_closed.Dequeue());
        }
    }

    private void Forget(LiveCase closed)
    {
        if (_all.TryGetValue(closed.Id, out var known) && known == closed)
        {
            _all.Remove(closed.Id);
            WithoutOfficer.Remove(closed);
            coverage.Forget(closed);
            var rules = closed.Standing.Select(standing => standing.Rule)
                .Concat(closed.Unlisted.Select(unlisted => unlisted.Rule))
                .Concat((closed.Breaches ?? []).Select(breach => breach.Rule));
            foreach (var rule in rules.Distinct())
            {
                rule.Undecidable.Remove(closed);
                rule.Broken.Remove(closed);
            }
        }
    }
}
