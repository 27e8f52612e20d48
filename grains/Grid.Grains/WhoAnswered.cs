using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Who answered for a case at an instant, as known at another: from the entries alone, which prove it. A time without
/// an offset is taken as UTC here, so that every entry has its place before or after the instant.
/// </summary>
internal sealed class WhoAnswered(GridLedger grid, IRulePacks packs)
{
    public async Task<WhoAnswer> Answer(CaseId id, WhoQuestion question, CancellationToken cancellation)
    {
        var now = Timestamp.FromUtc(grid.Clock.GetUtcNow());
        var (at, known) = (question.At ?? now, question.Known ?? now);
        var answer = new WhoAnswer(id, at, known);
        bool Counts(EntryHeader header) =>
            header.RecordedAt.AsUtc <= known.AsUtc && header.EffectiveAt.AsUtc <= at.AsUtc;

        var (history, damage) = await Read(id, Counts, cancellation);
        if (damage is not null)
        {
            return answer with { IsKnown = true, Damage = damage };
        }

        if (history.IsEmpty)
        {
            return answer;
        }

        var pack = history[^1].Header.Pack is { } version
            ? await packs.OfVersion(version, cancellation)
            : RulePack.None;
        var seats = SeatHistory.Fold(history);
        var facts = await Officers(seats, pack, (at, Counts), cancellation);
        var asked = seats.Seats.Select(seat => Slot(seat, seats, (facts, pack)))
            .Concat(pack.RequiredSlots.Where(slot => seats.Seats.All(seat => seat.Slot != slot))
                .Select(slot => new WhoSlot(slot, 1) { Pack = pack.Version }));
        return answer with
        {
            IsKnown = true,
            Slots = [.. asked.Where(slot => question.Slot is not { } only || slot.Slot == only)],
        };
    }

    private async Task<(ImmutableArray<SeatHistory.Counted> History, string? Damage)> Read(
        CaseId id, Func<EntryHeader, bool> counts, CancellationToken cancellation)
    {
        var history = new List<SeatHistory.Counted>();
        var head = StreamHead.None;
        await foreach (var stored in grid.Ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                return ([], damage);
            }

            head = new(entry.Header.Sequence, stored.Hash);
            if (counts(entry.Header))
            {
                history.Add(new(entry.Header, (CaseEvent)entry.ReadEvent(), HashChain.Print(stored.Hash)));
            }
        }

        // By when things took effect: what was told late has its place among what was told in time.
        var inOrder = history
            .OrderBy(counted => counted.Header.EffectiveAt.AsUtc).ThenBy(counted => counted.Header.Sequence);
        return ([.. inOrder], null);
    }

    private async Task<OfficersAsOf> Officers(
        SeatHistory seats,
        RulePack pack,
        (Timestamp At, Func<EntryHeader, bool> Counts) when,
        CancellationToken cancellation)
    {
        var facts = CaseFacts.At(when.At);
        var entries = new Dictionary<OfficerId, ImmutableArray<EntryReference>>();
        while (CaseNeeds.StillUnknown(seats.AsState(), facts, pack.Oversight) is { IsEmpty: false } unknown)
        {
            foreach (var officer in unknown)
            {
                var past = await OfficerHistory.Read(grid.Ledger, officer, when.Counts, cancellation);
                facts = facts.With(officer, past.State);
                entries[officer] = past.Entries;
            }
        }

        return new(facts, entries);
    }

    private static WhoSlot Slot(SeatHistory.Seat seat, SeatHistory seats, (OfficersAsOf Officers, RulePack Pack) known)
    {
        var facts = known.Officers.Facts;
        var answers = seats.IsRun
            ? Accountability.AnswererOf(seat.Holder, facts, known.Pack.Oversight)
            : seat.Acting ?? seat.Holder;
        var supervisor = answers is not { } officer ? null
            : seats.IsRun ? Accountability.SupervisorOf(officer, facts, known.Pack.Oversight)
            : Accountability.OwnSupervisorOf(officer, facts);
        var speaking = new[] { seat.Holder, answers, supervisor }.OfType<OfficerId>().Distinct();
        return new(seat.Slot, seat.Number)
        {
            Holder = seat.Holder,
            Acting = answers == seat.Holder ? null : answers,
            Supervisor = supervisor,
            Powers = answers is { } one ? facts.Officer(one).PowersAt(seats.Kind, facts.Now) : [],
            Pack = seat.Pack,
            Entries = [.. seat.Entries, .. speaking.SelectMany(officer => known.Officers.EntriesOf(officer))],
        };
    }

    private sealed record OfficersAsOf(
        CaseFacts Facts, IReadOnlyDictionary<OfficerId, ImmutableArray<EntryReference>> Entries)
    {
        public ImmutableArray<EntryReference> EntriesOf(OfficerId officer) =>
            Entries.TryGetValue(officer, out var found) ? found : [];
    }
}
