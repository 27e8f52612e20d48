using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// The seats of a case as some of its entries leave them, each with the entries that put its holder there.
/// </summary>
internal sealed record SeatHistory(ImmutableArray<SeatHistory.Seat> Seats)
{
    public bool IsRun { get; init; }

    public string? Kind { get; init; }

    /// <summary>The officers who have stepped out of the case.</summary>
    public ImmutableArray<RecusalOnRecord> Recusals { get; init; } = [];

    /// <summary>The case that goes on in the place of this one, and in which seats; nothing where none does.</summary>
    public CaseEvent.Merged? Merged { get; init; }

    /// <summary>Folds entries in the order in which they took effect, the opening first.</summary>
    public static SeatHistory Fold(ImmutableArray<Counted> history) =>
        history.Aggregate(new SeatHistory([]), (seats, counted) => counted.Happened switch
        {
            CaseEvent.Opened opened => opened.Slots.Aggregate(
                new SeatHistory([]) { IsRun = opened.IsRun, Kind = opened.Kind },
                (opening, slot) => opening.With(Placed((slot.Slot, slot.Seat), slot.Officer, counted))),
            CaseEvent.SlotFilled filled => seats.With(Placed((filled.Slot, filled.Seat), filled.Officer, counted)),
            CaseEvent.ResponsibilityTransferred moved =>
                seats.With(Placed((moved.Slot, moved.Seat), moved.To, counted)),
            CaseEvent.HolderDrawn drawn => seats.With(Placed((drawn.Slot, drawn.Seat), drawn.Officer, counted)),
            CaseEvent.HandoverAccepted accepted => accepted.Slots.Aggregate(
                seats with { Seats = [] },
                (taken, slot) => taken.With(Placed((slot.Slot, slot.Seat), slot.Officer, counted))),
            CaseEvent.Merged merged => seats with { Merged = merged },
            CaseEvent.ActingHolderNamed named => seats.Acting((named.Slot, named.Seat), named.Acting, counted),
            CaseEvent.ActingHolderEnded ended => seats.Acting((ended.Slot, ended.Seat), null, counted),
            CaseEvent.RecusalDecided { IsGranted: true } decided => seats.Without(decided.Officer, counted),
            CaseEvent.OfficerRecused recused => seats.Without(recused.Officer, counted),
            _ => seats,
        });

    /// <summary>As a state of the case, for rules that ask whom to look up.</summary>
    public CaseState AsState() => CaseState.None with
    {
        Status = CaseStatus.Open,
        IsRun = IsRun,
        Recusals = Recusals,
        Responsibilities =
            [.. Seats.Select(seat => new Responsibility(seat.Slot, seat.Number, seat.Holder, seat.Acting))],
    };

    private SeatHistory With(Seat changed) => this with
    {
        Seats = [.. Seats.Where(seat => (seat.Slot, seat.Number) != (changed.Slot, changed.Number)), changed],
    };

    private SeatHistory Acting((Slot Slot, int Number) key, OfficerId? acting, Counted counted) => this with
    {
        Seats =
        [
            .. Seats.Select(seat => (seat.Slot, seat.Number) == key
                ? seat with { Acting = acting, Entries = seat.Entries.Add(counted.Reference) }
                : seat),
        ],
    };

    private SeatHistory Without(OfficerId officer, Counted counted) => this with
    {
        Recusals = Recusals.Add(new(officer, counted.Header.EffectiveAt) { IsGranted = true }),
    };

    private static Seat Placed((Slot Slot, int Number) key, OfficerId holder, Counted counted) =>
        new(key.Slot, key.Number, holder) { Pack = counted.Header.Pack, Entries = [counted.Reference] };

    /// <summary>One seat.</summary>
    internal sealed record Seat(Slot Slot, int Number, OfficerId Holder)
    {
        public OfficerId? Acting { get; init; }

        public PackVersion? Pack { get; init; }

        public ImmutableArray<EntryReference> Entries { get; init; } = [];
    }

    /// <summary>One entry of the case that counts.</summary>
    internal sealed record Counted(EntryHeader Header, CaseEvent Happened, string Hash)
    {
        public EntryReference Reference => new(Header.Stream, Header.Sequence, Hash);
    }
}
