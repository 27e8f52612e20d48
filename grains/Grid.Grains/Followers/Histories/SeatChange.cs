namespace Grid.Grains.Followers.Histories;

/// <summary>What an entry changes in a seat.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Holder">Who is placed in it; nothing where only somebody acts, or acts no longer.</param>
/// <param name="Acting">Who acts in the holder's place from then on; nothing for nobody.</param>
/// <param name="IsLeft">Whether the seat ends, and nobody answers in it any more.</param>
internal sealed record SeatChange(Slot Slot, int Seat, OfficerId? Holder, OfficerId? Acting, bool IsLeft = false)
{
    /// <summary>The changes an event makes.</summary>
    public static IEnumerable<SeatChange> In(CaseEvent happened) => happened switch
    {
        CaseEvent.Opened opened =>
            opened.Slots.Select(slot => new SeatChange(slot.Slot, slot.Seat, slot.Officer, null)),
        CaseEvent.SlotFilled filled => [new(filled.Slot, filled.Seat, filled.Officer, null)],
        CaseEvent.ResponsibilityTransferred moved => [new(moved.Slot, moved.Seat, moved.To, null)],
        CaseEvent.HolderDrawn drawn => [new(drawn.Slot, drawn.Seat, drawn.Officer, null)],
        CaseEvent.HandoverAccepted accepted =>
        [
            .. accepted.Left.Select(left => new SeatChange(left.Slot, left.Seat, null, null, IsLeft: true)),
            .. accepted.Slots.Select(slot => new SeatChange(slot.Slot, slot.Seat, slot.Officer, null)),
        ],
        CaseEvent.ActingHolderNamed named => [new(named.Slot, named.Seat, null, named.Acting)],
        CaseEvent.ActingHolderEnded ended => [new(ended.Slot, ended.Seat, null, null)],
        _ => [],
    };
}
