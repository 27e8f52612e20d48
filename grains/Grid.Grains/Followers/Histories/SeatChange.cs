namespace Grid.Grains.Followers.Histories;

/// <summary>What an entry changes in a seat.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Holder">Who is placed in it; nothing where only somebody acts, or acts no longer.</param>
/// <param name="Acting">Who acts in the holder's place from then on; nothing for nobody.</param>
internal sealed record SeatChange(Slot Slot, int Seat, OfficerId? Holder, OfficerId? Acting)
{
    /// <summary>The changes an event makes.</summary>
    public static IEnumerable<SeatChange> In(CaseEvent happened) => happened switch
    {
        CaseEvent.Opened opened =>
            opened.Slots.Select(slot => new SeatChange(slot.Slot, slot.Seat, slot.Officer, null)),
        CaseEvent.SlotFilled filled => [new(filled.Slot, filled.Seat, filled.Officer, null)],
        CaseEvent.ResponsibilityTransferred moved => [new(moved.Slot, moved.Seat, moved.To, null)],
        CaseEvent.ActingHolderNamed named => [new(named.Slot, named.Seat, null, named.Acting)],
        CaseEvent.ActingHolderEnded ended => [new(ended.Slot, ended.Seat, null, null)],
        _ => [],
    };
}
