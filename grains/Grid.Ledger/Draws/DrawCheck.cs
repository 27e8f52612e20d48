using Grid.Domain.Draws;
using Grid.Domain.Units;

namespace Grid.Ledger.Draws;

/// <summary>
/// Computes draws again from nothing but entries: those of the case, and those of the units that were looked at; and
/// holds what weighed against the pack that the entry names. Whatever was changed, left out or made up later does not
/// agree any more.
/// </summary>
internal static class DrawCheck
{
    // A key is told in the day after its own; one that is not by then may never be.
    private const int DaysToTell = 1;

    private static readonly string DrawnType = EventTypes.AliasOf(typeof(CaseEvent.HolderDrawn));

    /// <summary>Every draw of a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="units">The units that its draws looked at.</param>
    /// <param name="packs">The packs by which they were made.</param>
    /// <param name="now">When it is looked at.</param>
    public static IEnumerable<DrawnSeat> Of(
        DrawStream of, IReadOnlyDictionary<string, DrawStream> units, DrawPacks packs, Timestamp now)
    {
        var before = CaseAtDraw.None;
        foreach (var link in of.Entries)
        {
            if (link.Happened is CaseEvent.HolderDrawn drawn)
            {
                yield return new Checked(of, (link.Entry.Header, drawn), (units, packs)).Seat(before, now);
            }

            before = before.After(link.Happened);
        }
    }

    /// <summary>The units that the draws of a case looked at.</summary>
    public static IEnumerable<string> UnitsIn(DrawStream of) => of.Entries
        .Where(link => link.Entry.Header.Type == DrawnType)
        .SelectMany(link => link.Entry.Header.Relied.Keys
            .Where(name => name.StartsWith(UnitId.Prefix, StringComparison.Ordinal))
            .Append(((CaseEvent.HolderDrawn)link.Happened).Pool?.Value).OfType<string>())
        .Distinct();

    /// <summary>The versions of packs by which the draws of a case were made.</summary>
    public static IEnumerable<PackVersion> PacksIn(DrawStream of) => of.Entries
        .Where(link => link.Entry.Header.Type == DrawnType)
        .Select(link => link.Entry.Header.Pack).OfType<PackVersion>().Distinct();

    /// <summary>
    /// Draws of whose pack nothing is at hand, held against each other: under one version a slot is drawn by the same
    /// terms.
    /// </summary>
    public static ImmutableArray<DrawnSeat> Together(ImmutableArray<DrawnSeat> seats)
    {
        var several = seats.GroupBy(TermsOf)
            .Where(alike => alike.Select(seat => seat.Drawn.Weights).Distinct().Skip(1).Any())
            .Select(alike => alike.Key).ToHashSet();
        return
        [
            .. seats.Select(seat => seat.IsHeldAgainstPack || !several.Contains(TermsOf(seat))
                ? seat
                : seat with
                {
                    Problems = seat.Problems.Add("other draws of the slot under the same pack have other terms"),
                }),
        ];
    }

    private static (PackVersion? Pack, Slot Slot) TermsOf(DrawnSeat seat) => (seat.Header.Pack, seat.Drawn.Slot);

    private sealed class Checked(
        DrawStream of,
        (EntryHeader Header, CaseEvent.HolderDrawn Drawn) entry,
        (IReadOnlyDictionary<string, DrawStream> Units, DrawPacks Packs) beside)
    {
        private readonly List<string> _problems = [];
        private readonly List<string> _notes = [];
        private readonly EntryHeader _header = entry.Header;
        private readonly CaseEvent.HolderDrawn _drawn = entry.Drawn;
        private readonly DrawLink? _opening = of.Opening;

        private readonly DrawStream _unit =
            (entry.Drawn.Pool is { } pool ? beside.Units.GetValueOrDefault(pool.Value) : null) ?? new("");

        public DrawnSeat Seat(CaseAtDraw before, Timestamp now)
        {
            var seat = (_drawn.Slot, _drawn.Seat);
            var round = before.Drawn.Count(one => one.Seat == seat) + 1;
            OfficerId? holder = before.Held.TryGetValue(seat, out var held) ? held : null;
            Expect(of.Damage is null, of.Damage!);
            Expect(_unit.Damage is null, _unit.Damage!);
            Expect(
                _opening is not null && _drawn.Opening == _opening.Hash,
                "the case's opening entry is not the one it was drawn over");
            Expect(_drawn.Round == round, $"it is draw {round} of the seat, and says {_drawn.Round}");
            Expect(_drawn.From == holder, $"the seat was {holder?.Value ?? "nobody"}'s, and it says otherwise");
            Expect(holder is null || _drawn.Because is not null, "the seat was drawn again, and no reason is given");
            var seen = _header.Relied.GetValueOrDefault(_drawn.Pool?.Value ?? "");
            Expect(
                seen > 0 && seen <= _unit.Entries.Length,
                $"the entries of {_drawn.Pool?.Value ?? "its unit"} that it relied on are not there");
            var state = StateOf(_unit, seen);
            CheckUnit(before.Unit);
            var isHeld = CheckTerms(before);
            var committed = state.DayKey(_drawn.Day ?? "");
            CheckKey(committed);
            CheckPool(state.PoolFor(_drawn.Slot), committed);
            var told = Told();
            if (told is var (_, key))
            {
                CheckNumber(key);
            }
            else
            {
                CheckOverdue(now);
            }

            Tell(seen);
            return new(_header, _drawn)
            {
                Key = told?.Key,
                KeyToldBy = told?.Entry,
                CommittedAt = committed?.At,
                Members = state.PoolFor(_drawn.Slot)?.Members ?? [],
                Caseloads = committed?.Caseloads ?? [],
                Matter = _drawn.Weights?.Fact is { } fact ? Facts[fact] : null,
                IsHeldAgainstPack = isHeld,
                Problems = [.. _problems],
                Notes = [.. _notes],
            };
        }

        private static UnitState StateOf(DrawStream unit, int seen) =>
            unit.Entries.Take(seen).Aggregate(UnitState.None, (known, link) => known.Evolve(
                (UnitEvent)link.Happened, link.Entry.Header.EffectiveAt));

        // The same way up that the draw has to go: else whoever asks could pick a pool with whom they like in it.
        private void CheckUnit(UnitId? own)
        {
            var climbed = new HashSet<UnitId>();
            for (var at = own; at is { } above && climbed.Add(above);)
            {
                var seen = _header.Relied.GetValueOrDefault(above.Value);
                var known = StateOf(beside.Units.GetValueOrDefault(above.Value) ?? new(""), seen);
                if (above == _drawn.Pool || known.PoolFor(_drawn.Slot) is { Members.IsEmpty: false })
                {
                    Expect(
                        above == _drawn.Pool, $"the pool is that of {_drawn.Pool}, and {above} has one of its own");
                    return;
                }

                at = known.Lead;
            }

            Expect(
                false,
                $"the pool is that of {_drawn.Pool}, which is neither the case's unit ({own?.Value ?? "none"}) nor one "
                + "that leads it");
        }

        // What an entry says of its own terms proves nothing: whoever wrote it could have chosen those that suit.
        private bool CheckTerms(CaseAtDraw before)
        {
            foreach (var left in _drawn.LeftOut)
            {
                Expect(
                    before.LeavesOut((_drawn.Slot, _drawn.Seat), left) != false,
                    $"{left.Officer} was left out by {left.Rule}, and nothing of it is on record");
            }

            if (_header.Pack is not { } version)
            {
                Expect(
                    of.Entries.All(link => link.Entry.Header.Pack is null),
                    "it does not name the pack by which it was drawn");
                _notes.Add("no pack is named: what weighed could be held against nothing");
                return false;
            }

            Expect(
                beside.Packs.Published?.Contains(version) != false,
                $"the pack by which it was drawn ({version}) was never published");
            if (!beside.Packs.Known.TryGetValue(version, out var pack))
            {
                _notes.Add($"the pack by which it was drawn ({version}) is not at hand: what weighed could be held "
                    + "against other draws alone");
                return false;
            }

            Expect(
                Opened?.Pack == pack.Name,
                $"it was drawn by the pack {pack.Name}, which is not that of the case");
            Expect(pack.DrawOf(_drawn.Slot) is not null, $"the pack {pack.Name} does not let {_drawn.Slot} be drawn");
            Expect(
                pack.DrawOf(_drawn.Slot)?.Weights is not { } terms || terms == _drawn.Weights,
                $"what weighed is not what the pack {pack.Name} has");
            foreach (var left in _drawn.LeftOut.Where(left => !DrawHolderRules.LeaveOut(left.Rule, pack)))
            {
                Expect(false, $"{left.Officer} was left out by {left.Rule}, and there is no such rule");
            }

            return true;
        }

        private void CheckKey(DayKeyOnRecord? committed)
        {
            Expect(_drawn.Day == DayKeys.DayOf(_header.RecordedAt), "it was drawn by the key of another day");
            Expect(committed is not null, $"no key had been committed to for {_drawn.Day}");
            if (committed is not null)
            {
                Expect(committed.IsInTime, $"the key of {_drawn.Day} was committed to only once the day had begun");
                Expect(!committed.IsRevealed, $"the key of {_drawn.Day} had been told before");
                Expect(
                    (committed.Commitment, committed.Sequence) == (_drawn.Commitment, _drawn.KeyEntry),
                    $"what it says of the key is not what #{committed.Sequence} of the unit committed to");
            }
        }

        private void CheckPool(UnitPool? pool, DayKeyOnRecord? committed)
        {
            Expect(pool?.Sequence == _drawn.PoolEntry, "the pool was another when it was drawn");
            ImmutableArray<PoolMember> members = pool?.Members ?? [];
            var told = _drawn.Candidates.Select(one => one.Officer).Concat(_drawn.LeftOut.Select(one => one.Officer));
            Expect(
                told.Order(Comparer<OfficerId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))
                    .SequenceEqual(members.Select(member => member.Officer)),
                "those among whom it was drawn, and those left out, are not those of the pool");
            Expect(
                _drawn.Candidates.Zip(_drawn.Candidates.Skip(1))
                    .All(pair => string.CompareOrdinal(pair.First.Officer.Value, pair.Second.Officer.Value) < 0),
                "those among whom it was drawn do not stand in the order of their ids");
            foreach (var candidate in _drawn.Candidates)
            {
                var member = members.FirstOrDefault(member => member.Officer == candidate.Officer);
                var caseload = committed?.CasesOf(candidate.Officer) ?? 0;
                Expect(
                    member is null || _drawn.Weights is not { } weights
                    || Draw.WeightOf(member, caseload, weights, Facts) == candidate.Weight,
                    $"the weight of {candidate.Officer} is not {candidate.Weight}");
            }

            Expect(
                _drawn.Weights is not null && !_drawn.Candidates.IsEmpty,
                "it does not say what weighed, or among whom it was drawn");
        }

        private CaseEvent.Opened? Opened => _opening?.Happened as CaseEvent.Opened;

        private FactSet Facts => Opened?.Facts ?? FactSet.None;

        private (int Entry, string Key)? Told()
        {
            foreach (var link in _unit.Entries)
            {
                if (link.Happened is UnitEvent.DayKeyRevealed revealed && revealed.Day == _drawn.Day)
                {
                    return (link.Entry.Header.Sequence, revealed.Key);
                }
            }

            return null;
        }

        private void CheckOverdue(Timestamp now) => Expect(
            DayKeys.EndOf(_drawn.Day ?? "") is not { } end
            || DayKeys.DayOf(end, DaysToTell) is var last && string.CompareOrdinal(DayKeys.DayOf(now), last) <= 0,
            $"the key of {_drawn.Day} should have been told by now, and is not");

        private void CheckNumber(string key)
        {
            Expect(DayKeys.Opens(key, _drawn.Commitment ?? ""), "the key that was told is not the one committed to");
            var number = DayKeys.IsHex(key)
                ? Draw.Number(key, _drawn.Opening ?? "", (_drawn.Slot, _drawn.Seat, _drawn.Round))
                : null;
            Expect(number == _drawn.Number, "the number is not the one that the key gives");
            var lots = Draw.LotsOf(_drawn.Candidates);
            Expect(
                number is null || lots <= 0
                || Draw.HolderOf(Draw.LotOf(number, lots), _drawn.Candidates) == _drawn.Officer,
                "the number does not come to the one who was drawn");
        }

        private void Tell(int seen)
        {
            if (_drawn.Because is { } because)
            {
                _notes.Add($"drawn again in place of {_drawn.From}: {because}");
            }

            foreach (var left in _drawn.LeftOut)
            {
                _notes.Add($"{left.Officer} was left out by {left.Rule}");
            }

            if (_drawn.Candidates is [var only])
            {
                _notes.Add($"no choice: of the pool none but {only.Officer} could hold the seat");
            }

            foreach (var link in _unit.Entries.Take(seen))
            {
                if (link.Happened is not UnitEvent.PoolSet set || set.Slot != _drawn.Slot)
                {
                    continue;
                }

                var told = link.Entry;
                if (_opening is not null
                    && told.Header.RecordedAt.CompareWith(_opening.Entry.Header.RecordedAt) > 0)
                {
                    _notes.Add($"the pool was changed by #{told.Header.Sequence} after the case was opened");
                }
                else if (told.Header.Sequence > _drawn.KeyEntry)
                {
                    _notes.Add($"the pool was changed by #{told.Header.Sequence} after the key was committed to");
                }
            }
        }

        private void Expect(bool isSo, string otherwise)
        {
            if (!isSo && !_problems.Contains(otherwise))
            {
                _problems.Add(otherwise);
            }
        }
    }
}
