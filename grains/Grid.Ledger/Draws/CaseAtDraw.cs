using Grid.Domain.Draws;

namespace Grid.Ledger.Draws;

/// <summary>A case as far as a draw hangs on it: whose it is, and who sits where.</summary>
internal sealed record CaseAtDraw
{
    /// <summary>A case that has not begun.</summary>
    public static readonly CaseAtDraw None = new();

    public UnitId? Unit { get; private init; }

    public ImmutableDictionary<(Slot Slot, int Seat), OfficerId> Held { get; private init; } =
        ImmutableDictionary<(Slot Slot, int Seat), OfficerId>.Empty;

    /// <summary>Who was drawn for which seat, one draw after the other.</summary>
    public ImmutableArray<((Slot Slot, int Seat) Seat, OfficerId Officer)> Drawn { get; private init; } = [];

    /// <summary>The case after an entry. What moves no seat and no unit changes nothing here.</summary>
    public CaseAtDraw After(object happened) => happened switch
    {
        CaseEvent.Opened opened => this with { Unit = opened.Unit, Held = Seats(opened.Slots) },
        CaseEvent.SlotFilled filled => With(filled.Slot, filled.Seat, filled.Officer),
        CaseEvent.ResponsibilityTransferred moved => With(moved.Slot, moved.Seat, moved.To),
        CaseEvent.HolderDrawn drawn => With(drawn.Slot, drawn.Seat, drawn.Officer) with
        {
            Drawn = Drawn.Add(((drawn.Slot, drawn.Seat), drawn.Officer)),
        },
        CaseEvent.HandoverAccepted accepted => this with { Unit = accepted.To, Held = Seats(accepted.Slots) },
        CaseEvent.UnitFollowed followed => this with { Unit = followed.To },
        _ => this,
    };

    /// <summary>
    /// Whether one who was left out by a rule of the draw itself had to be; nothing where it is another rule.
    /// </summary>
    /// <param name="seat">The seat that is drawn.</param>
    /// <param name="left">Who was left out.</param>
    public bool? LeavesOut((Slot Slot, int Seat) seat, LeftOut left) =>
        left.Rule == DrawHolderRules.AnotherThanBefore
            ? Held.TryGetValue(seat, out var holder) && holder == left.Officer
                || Drawn.Any(before => before.Seat == seat && before.Officer == left.Officer)
            : left.Rule == DrawHolderRules.OneSeatEach
                ? Held.Any(held => held.Key.Slot == seat.Slot && held.Value == left.Officer)
                : null;

    private CaseAtDraw With(Slot slot, int seat, OfficerId officer) =>
        this with { Held = Held.SetItem((slot, seat), officer) };

    private static ImmutableDictionary<(Slot Slot, int Seat), OfficerId> Seats(ImmutableArray<SlotFilling> slots) =>
        slots.Aggregate(None.Held, (held, filling) => held.SetItem((filling.Slot, filling.Seat), filling.Officer));
}
