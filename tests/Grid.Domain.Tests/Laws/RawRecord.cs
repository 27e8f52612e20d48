namespace Grid.Domain.Tests.Laws;

/// <summary>
/// What a history says, read entry by entry and by nothing of the product: who is in office, who was put into which
/// seat, and who has stepped out of which case. So it can disagree with what the product makes of the same entries.
/// </summary>
internal sealed record RawRecord
{
    private ImmutableHashSet<OfficerId> Registered { get; init; } = [];

    // A suspension ends by reinstatement alone; whoever is reinstated acts again, wherever they had gone.
    private ImmutableHashSet<OfficerId> Suspended { get; init; } = [];

    private ImmutableHashSet<OfficerId> Away { get; init; } = [];

    private ImmutableDictionary<OfficerId, (OfficerId? Supervisor, OfficerId? Deputy)> Above { get; init; } =
        ImmutableDictionary<OfficerId, (OfficerId? Supervisor, OfficerId? Deputy)>.Empty;

    private ImmutableDictionary<CaseId, Case> Cases { get; init; } = ImmutableDictionary<CaseId, Case>.Empty;

    public bool IsOpen(CaseId id) => Cases.TryGetValue(id, out var known) && known.IsOpen;

    public ImmutableDictionary<(Slot Slot, int Seat), OfficerId> SeatsOf(CaseId id) => Cases[id].Seats;

    /// <summary>Whether the officer can answer or supervise in the case.</summary>
    public bool CanAct(OfficerId officer, CaseId id) => Registered.Contains(officer)
        && !Suspended.Contains(officer) && !Away.Contains(officer) && !Cases[id].Out.Contains(officer);

    public OfficerId? DeputyOf(OfficerId officer) => Above.GetValueOrDefault(officer).Deputy;

    public OfficerId? SupervisorOf(OfficerId officer) => Above.GetValueOrDefault(officer).Supervisor;

    public RawRecord Registering(OfficerId officer, OfficerId? supervisor, OfficerId? deputy) => this with
    {
        Registered = Registered.Add(officer),
        Above = Above.SetItem(officer, (supervisor, deputy)),
    };

    public RawRecord With(OfficerId officer, OfficerEvent happened) => happened switch
    {
        OfficerEvent.Registered registered => Registering(officer, registered.Supervisor, registered.Deputy),
        OfficerEvent.Suspended => this with { Suspended = Suspended.Add(officer) },
        OfficerEvent.Reinstated => this with { Suspended = Suspended.Remove(officer), Away = Away.Remove(officer) },
        OfficerEvent.LeftOffice => this with { Away = Away.Add(officer) },
        OfficerEvent.Returned => this with { Away = Away.Remove(officer) },
        _ => this,
    };

    public RawRecord With(CaseId id, CaseEvent happened)
    {
        var known = Cases.GetValueOrDefault(id, new Case());
        return this with
        {
            Cases = Cases.SetItem(id, happened switch
            {
                CaseEvent.Opened opened => known.Seating(opened.Slots) with { IsOpen = true },
                CaseEvent.HandoverAccepted accepted =>
                    (known with { Seats = known.Seats.Clear() }).Seating(accepted.Slots),
                CaseEvent.SlotFilled filled => known.Seating([new(filled.Slot, filled.Seat, filled.Officer)]),
                CaseEvent.ResponsibilityTransferred moved => known.Seating([new(moved.Slot, moved.Seat, moved.To)]),
                CaseEvent.HolderDrawn drawn => known.Seating([new(drawn.Slot, drawn.Seat, drawn.Officer)]),
                CaseEvent.OfficerRecused recused => known with { Out = known.Out.Add(recused.Officer) },
                CaseEvent.RecusalDecided { IsGranted: true } decided =>
                    known with { Out = known.Out.Add(decided.Officer) },
                CaseEvent.Closed or CaseEvent.Merged => known with { IsOpen = false },
                _ => known,
            }),
        };
    }

    private sealed record Case
    {
        public bool IsOpen { get; init; }

        public ImmutableDictionary<(Slot Slot, int Seat), OfficerId> Seats { get; init; } =
            ImmutableDictionary<(Slot Slot, int Seat), OfficerId>.Empty;

        public ImmutableHashSet<OfficerId> Out { get; init; } = [];

        public Case Seating(ImmutableArray<SlotFilling> fillings) => this with
        {
            Seats = fillings.Aggregate(
                Seats, (seats, filling) => seats.SetItem((filling.Slot, filling.Seat), filling.Officer)),
        };
    }
}
