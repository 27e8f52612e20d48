using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Who answered for a case at an instant, as known at another: from the entries alone, which prove it. A time without
/// an offset is taken as UTC here, so that every entry has its place before or after the instant.
/// </summary>
internal sealed class WhoAnswered(GridLedger grid, IRulePacks packs)
{
    private static readonly string Opening = EventTypes.AliasOf(typeof(CaseEvent.Opened));

    private readonly OfficerPasts _officers = new(grid.Ledger);
    private readonly OtherUnits _units = new(grid.Ledger);

    public async Task<WhoAnswer> Answer(CaseId id, WhoQuestion question, CancellationToken cancellation)
    {
        var now = Timestamp.FromUtc(grid.Clock.GetUtcNow());
        var (at, known) = (question.At ?? now, question.Known ?? now);
        var answer = new WhoAnswer(id, at, known);
        var asOf = new AsOf(at, known);
        var (history, damage) = await Read(id, asOf, cancellation);
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
        if (seats.Merged is { } merged)
        {
            return await AnswerFrom(merged, answer, question, cancellation);
        }

        var officers = await Officers(
            seats, new(CaseFacts.At(AsOf.InUtc(asOf.At))), (pack, asOf), cancellation);
        if (officers.Damage is { } sealedOfficer)
        {
            return answer with { IsKnown = true, Damage = sealedOfficer };
        }

        var asked = seats.Seats.Select(seat => Slot(seat, seats, (officers, pack)))
            .Concat(pack.RequiredSlots.Where(slot => seats.Seats.All(seat => seat.Slot != slot))
                .Select(slot => new WhoSlot(slot, 1) { Pack = pack.Version }));
        return answer with
        {
            IsKnown = true,
            Slots = [.. asked.Where(slot => question.Slot is not { } only || slot.Slot == only)],
        };
    }

    // Whoever asks by the id of a case that goes on in another learns who answers for it there.
    private async Task<WhoAnswer> AnswerFrom(
        CaseEvent.Merged merged, WhoAnswer answer, WhoQuestion question, CancellationToken cancellation)
    {
        var there = await Answer(merged.Into, question with { Slot = null }, cancellation);
        return answer with
        {
            IsKnown = true,
            Damage = there.Damage,
            MergedInto = there.MergedInto ?? merged.Into,
            Slots =
            [
                .. from duty in merged.Duties
                   where question.Slot is not { } only || duty.Slot == only
                   from slot in there.Slots
                   where slot.Slot == duty.ToSlot && slot.Seat == duty.ToSeat
                   select slot with { Slot = duty.Slot, Seat = duty.Seat },
            ],
        };
    }

    private async Task<(ImmutableArray<SeatHistory.Counted> History, string? Damage)> Read(
        CaseId id, AsOf asOf, CancellationToken cancellation)
    {
        var history = new List<SeatHistory.Counted>();
        var last = await grid.Ledger.Head(id.Value, cancellation);
        var head = StreamHead.None;
        await foreach (var stored in grid.Ledger.Read(id.Value, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, head);
            if (entry is null)
            {
                return ([], damage);
            }

            head = new(entry.Header.Sequence, stored.Hash);
            if (entry.Header.Type == Opening && entry.ReadEvent() is CaseEvent.Opened { IsSealed: true })
            {
                // Nobody knows who asks: a sealed case is not there.
                return ([], null);
            }

            if (asOf.Takes(entry.Header.RecordedAt, entry.Header.EffectiveAt))
            {
                history.Add(new(entry.Header, (CaseEvent)entry.ReadEvent(), HashChain.Print(stored.Hash)));
            }
        }

        if (history.TrueForAll(counted => counted.Happened is CaseEvent.AttemptNoted or CaseEvent.RetrySettled))
        {
            // Of a case that nobody has opened it may be noted that somebody tried something.
            return ([], StreamDamage.AtEnd(head, last));
        }

        // By when things took effect: what was told late has its place among what was told in time. Only the opening
        // comes before all else, also before what happened earlier: nothing of the case is undone by its beginning.
        var inOrder = history
            .OrderBy(counted => counted.Happened is CaseEvent.Opened ? 0 : 1)
            .ThenBy(counted => counted.Header.EffectiveAt.AsUtc).ThenBy(counted => counted.Header.Sequence);
        return ([.. inOrder], StreamDamage.AtEnd(head, last));
    }

    private async Task<OfficersAsOf> Officers(
        SeatHistory seats,
        OfficersAsOf officers,
        (RulePack Pack, AsOf AsOf) of,
        CancellationToken cancellation)
    {
        var (pack, asOf) = of;
        var isMore = false;
        while (CaseNeeds.StillUnknown(seats.AsState(), officers.Facts, pack.Oversight) is { IsEmpty: false } unknown)
        {
            foreach (var officer in unknown)
            {
                var past = await _officers.Of(officer, asOf, cancellation);
                if (past.Damage is { } damage)
                {
                    return officers with { Damage = $"{officer}: {damage}" };
                }

                officers = officers.With(officer, past);
            }
        }

        foreach (var unit in CaseNeeds.UnitsStillUnknown(seats.AsState(), officers.Facts, pack.Oversight))
        {
            var past = await _units.Past(unit, asOf, cancellation);
            officers = past.Damage is { } damage
                ? officers with { Damage = $"{unit}: {damage}" }
                : officers.With(unit, past);
            isMore = past.Damage is null;
        }

        return isMore ? await Officers(seats, officers, (pack, asOf), cancellation) : officers;
    }

    private static WhoSlot Slot(SeatHistory.Seat seat, SeatHistory seats, (OfficersAsOf Officers, RulePack Pack) known)
    {
        var facts = known.Officers.Facts.For(seats.AsState());
        var answers = seats.IsRun
            ? Accountability.AnswererOf(seat.Holder, facts, known.Pack.Oversight)
            : seat.Acting ?? seat.Holder;
        var supervisor = answers is not { } officer ? null
            : seats.IsRun ? Accountability.SupervisorOf(officer, facts, known.Pack.Oversight)
            : Accountability.OwnSupervisorOf(officer, facts);
        var speaking = known.Officers.LookedAtFor(seats with { Seats = [seat] }, known.Pack.Oversight);
        return new(seat.Slot, seat.Number)
        {
            Holder = seat.Holder,
            Acting = answers == seat.Holder ? null : answers,
            Supervisor = supervisor,
            Powers = answers is { } one ? facts.Officer(one).PowersAt(seats.Kind, facts.Now) : [],
            Pack = seat.Pack,
            Entries =
            [
                .. seat.Entries, .. speaking.SelectMany(officer => known.Officers.EntriesOf(officer)),
                .. known.Officers.UnitEntries,
            ],
        };
    }

    private sealed record OfficersAsOf(CaseFacts Facts)
    {
        public string? Damage { get; init; }

        private ImmutableDictionary<OfficerId, ImmutableArray<EntryReference>> Entries { get; init; } =
            ImmutableDictionary<OfficerId, ImmutableArray<EntryReference>>.Empty;

        public OfficersAsOf With(OfficerId officer, OfficerHistory past) => this with
        {
            Facts = Facts.With(officer, past.State),
            Entries = Entries.SetItem(officer, past.Entries),
        };

        /// <summary>What the units tell that the way up goes through.</summary>
        public ImmutableArray<EntryReference> UnitEntries { get; init; } = [];

        public OfficersAsOf With(UnitId unit, UnitHistory past) => this with
        {
            Facts = Facts.With(unit, past.State),
            UnitEntries = UnitEntries.AddRange(past.Entries),
        };

        public ImmutableArray<EntryReference> EntriesOf(OfficerId officer) => Entries.GetValueOrDefault(officer, []);

        /// <summary>
        /// Everybody whom the answer for a seat looks at, in the order of the route: also who was passed over, for
        /// their entries say why.
        /// </summary>
        public ImmutableArray<OfficerId> LookedAtFor(SeatHistory seat, OfficerId? oversight)
        {
            var lookedAt = ImmutableArray.CreateBuilder<OfficerId>();
            var facts = CaseFacts.At(Facts.Now) with { Units = Facts.Units };
            while (CaseNeeds.StillUnknown(seat.AsState(), facts, oversight) is { IsEmpty: false } unknown)
            {
                lookedAt.AddRange(unknown);
                facts = unknown.Aggregate(facts, (known, id) => known.With(id, Facts.Officer(id)));
            }

            return lookedAt.ToImmutable();
        }
    }
}
