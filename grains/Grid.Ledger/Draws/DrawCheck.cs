using Grid.Domain.Draws;
using Grid.Domain.Units;

namespace Grid.Ledger.Draws;

/// <summary>
/// Computes draws again from nothing but entries: those of the case, and those of the unit whose pool it was. Whatever
/// was changed, left out or made up later does not agree any more.
/// </summary>
internal static class DrawCheck
{
    // A key is told in the day after its own; one that is not by then may never be.
    private const int DaysToTell = 1;

    /// <summary>Every draw of a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="units">The units that its draws name.</param>
    /// <param name="now">When it is looked at.</param>
    public static IEnumerable<DrawnSeat> Of(
        DrawStream of, IReadOnlyDictionary<string, DrawStream> units, Timestamp now)
    {
        var rounds = new Dictionary<(Slot, int), int>();
        foreach (var (entry, _) in of.Entries)
        {
            if (entry.ReadEvent() is CaseEvent.HolderDrawn drawn)
            {
                var seat = (drawn.Slot, drawn.Seat);
                rounds[seat] = rounds.GetValueOrDefault(seat) + 1;
                var unit = drawn.Pool is { } pool ? units.GetValueOrDefault(pool.Value) : null;
                yield return new Checked(of, entry.Header, drawn, unit ?? new("")).Seat(rounds[seat], now);
            }
        }
    }

    /// <summary>The units that the draws of a case name.</summary>
    public static IEnumerable<string> UnitsIn(DrawStream of) =>
        of.Entries.Select(link => link.Entry.ReadEvent()).OfType<CaseEvent.HolderDrawn>()
            .Select(drawn => drawn.Pool?.Value).OfType<string>().Distinct();

    private sealed class Checked(DrawStream of, EntryHeader header, CaseEvent.HolderDrawn drawn, DrawStream unit)
    {
        private readonly List<string> _problems = [];
        private readonly List<string> _notes = [];

        public DrawnSeat Seat(int round, Timestamp now)
        {
            Expect(of.Damage is null, of.Damage!);
            Expect(unit.Damage is null, unit.Damage!);
            Expect(drawn.Opening == of.Entries[0].Hash, "the case's opening entry is not the one it was drawn over");
            Expect(drawn.Round == round, $"it is draw {round} of the seat, and says {drawn.Round}");
            Expect(round == 1 || drawn.Because is not null, "the seat was drawn again, and no reason is given");
            var seen = header.Relied.GetValueOrDefault(drawn.Pool?.Value ?? "");
            Expect(
                seen > 0 && seen <= unit.Entries.Length,
                $"the entries of {drawn.Pool?.Value ?? "its unit"} that it relied on are not there");
            var state = unit.Entries.Take(seen).Aggregate(UnitState.None, (known, link) => known.Evolve(
                (UnitEvent)link.Entry.ReadEvent(), link.Entry.Header.EffectiveAt));
            var committed = state.DayKey(drawn.Day ?? "");
            CheckKey(committed);
            CheckPool(state.PoolFor(drawn.Slot), committed);
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
            return new(header, drawn)
            {
                Key = told?.Key,
                KeyToldBy = told?.Entry,
                CommittedAt = committed?.At,
                Members = state.PoolFor(drawn.Slot)?.Members ?? [],
                Caseloads = committed?.Caseloads ?? [],
                Matter = drawn.Weights?.Fact is { } fact ? Facts[fact] : null,
                Problems = [.. _problems],
                Notes = [.. _notes],
            };
        }

        private void CheckKey(DayKeyOnRecord? committed)
        {
            Expect(drawn.Day == DayKeys.DayOf(header.RecordedAt), "it was drawn by the key of another day");
            Expect(committed is not null, $"no key had been committed to for {drawn.Day}");
            if (committed is not null)
            {
                Expect(committed.IsInTime, $"the key of {drawn.Day} was committed to only once the day had begun");
                Expect(!committed.IsRevealed, $"the key of {drawn.Day} had been told before");
                Expect(
                    (committed.Commitment, committed.Sequence) == (drawn.Commitment, drawn.KeyEntry),
                    $"what it says of the key is not what #{committed.Sequence} of the unit committed to");
            }
        }

        private void CheckPool(UnitPool? pool, DayKeyOnRecord? committed)
        {
            Expect(pool?.Sequence == drawn.PoolEntry, "the pool was another when it was drawn");
            ImmutableArray<PoolMember> members = pool?.Members ?? [];
            var told = drawn.Candidates.Select(one => one.Officer).Concat(drawn.LeftOut.Select(one => one.Officer));
            Expect(
                told.Order(Comparer<OfficerId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))
                    .SequenceEqual(members.Select(member => member.Officer)),
                "those among whom it was drawn, and those left out, are not those of the pool");
            Expect(
                drawn.Candidates.Zip(drawn.Candidates.Skip(1))
                    .All(pair => string.CompareOrdinal(pair.First.Officer.Value, pair.Second.Officer.Value) < 0),
                "those among whom it was drawn do not stand in the order of their ids");
            foreach (var candidate in drawn.Candidates)
            {
                var member = members.FirstOrDefault(member => member.Officer == candidate.Officer);
                var caseload = committed?.CasesOf(candidate.Officer) ?? 0;
                Expect(
                    member is null || drawn.Weights is not { } weights
                    || Draw.WeightOf(member, caseload, weights, Facts) == candidate.Weight,
                    $"the weight of {candidate.Officer} is not {candidate.Weight}");
            }

            Expect(
                drawn.Weights is not null && !drawn.Candidates.IsEmpty,
                "it does not say what weighed, or among whom it was drawn");
        }

        private FactSet Facts => (of.Entries[0].Entry.ReadEvent() as CaseEvent.Opened)?.Facts ?? FactSet.None;

        private (int Entry, string Key)? Told()
        {
            foreach (var (entry, _) in unit.Entries)
            {
                if (entry.ReadEvent() is UnitEvent.DayKeyRevealed revealed && revealed.Day == drawn.Day)
                {
                    return (entry.Header.Sequence, revealed.Key);
                }
            }

            return null;
        }

        private void CheckOverdue(Timestamp now) => Expect(
            DayKeys.EndOf(drawn.Day ?? "") is not { } end
            || DayKeys.DayOf(end, DaysToTell) is var last && string.CompareOrdinal(DayKeys.DayOf(now), last) <= 0,
            $"the key of {drawn.Day} should have been told by now, and is not");

        private void CheckNumber(string key)
        {
            Expect(DayKeys.Opens(key, drawn.Commitment ?? ""), "the key that was told is not the one committed to");
            var number = DayKeys.IsHex(key)
                ? Draw.Number(key, drawn.Opening ?? "", (drawn.Slot, drawn.Seat, drawn.Round))
                : null;
            Expect(number == drawn.Number, "the number is not the one that the key gives");
            var lots = Draw.LotsOf(drawn.Candidates);
            Expect(
                number is null || lots <= 0
                || Draw.HolderOf(Draw.LotOf(number, lots), drawn.Candidates) == drawn.Officer,
                "the number does not come to the one who was drawn");
        }

        private void Tell(int seen)
        {
            if (drawn.Because is { } because)
            {
                _notes.Add($"drawn again in place of {drawn.From}: {because}");
            }

            foreach (var left in drawn.LeftOut)
            {
                _notes.Add($"{left.Officer} was left out by {left.Rule}");
            }

            foreach (var (entry, _) in unit.Entries.Take(seen))
            {
                if (entry.ReadEvent() is not UnitEvent.PoolSet set || set.Slot != drawn.Slot)
                {
                    continue;
                }

                if (entry.Header.RecordedAt.CompareWith(of.Entries[0].Entry.Header.RecordedAt) > 0)
                {
                    _notes.Add($"the pool was changed by #{entry.Header.Sequence} after the case was opened");
                }
                else if (entry.Header.Sequence > drawn.KeyEntry)
                {
                    _notes.Add($"the pool was changed by #{entry.Header.Sequence} after the key was committed to");
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
