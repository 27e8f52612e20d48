namespace Grid.Domain.Cases;

/// <summary>What handovers, merges and splits make of a case.</summary>
internal static class PassedOn
{
    public static CaseState Passed(this CaseState state, CaseEvent happened, Timestamp at) => happened switch
    {
        CaseEvent.HandedOver sent => state with { Transit = new(at) { ToUnit = sent.To } },
        CaseEvent.HandoverLost => state.Transit is { } transit
            ? state with { Transit = transit with { Lost = state.Sequence + 1 } }
            : state,
        CaseEvent.HandoverAccepted accepted => Accept(state, accepted),
        CaseEvent.HandoverRefused or CaseEvent.Recalled => state with { Transit = null },
        CaseEvent.MergeProposed proposed => state with
        {
            Transit = new(at) { IntoCase = proposed.Into, Holders = proposed.Holders },
        },
        CaseEvent.MergeAccepted accepted => state with
        {
            Ties = state.Ties with
            {
                MergedFrom =
                [
                    .. state.Ties.MergedFrom.Where(taken => taken.From != accepted.From),
                    new(accepted.From, accepted.Sequence, accepted.Duties),
                ],
            },
        },
        CaseEvent.Merged merged => state.Settled(merged) with
        {
            Status = CaseStatus.Closed,
            Transit = null,
            Ties = state.Ties with { MergedInto = merged.Into, Duties = merged.Duties },
        },
        CaseEvent.SplitProposed proposed => state with
        {
            Ties = state.Ties with { SplitProposed = state.Ties.SplitProposed.Add(proposed.To) },
        },
        CaseEvent.SplitCompleted completed => state with
        {
            Ties = state.Ties with
            {
                SplitProposed = state.Ties.SplitProposed.Remove(completed.To),
                SplitInto = state.Ties.SplitInto.Add(completed.To),
            },
        },
        _ => throw new UnreachableException($"PassedOn has no arm for {happened.GetType().Name}"),
    };

    private static CaseState Accept(CaseState state, CaseEvent.HandoverAccepted accepted) => state with
    {
        Unit = accepted.To,
        // What goes round within an organ comes from no other.
        Received = accepted.From?.Organ is { } organ && organ == accepted.To.Organ
            ? state.Received
            : state.Sequence + 1,
        Transit = null,
        Stage = accepted.Stage ?? state.Stage,
        Procedure = accepted.Procedure ?? state.Procedure,
        Responsibilities =
            [.. accepted.Slots.Select(slot => Responsibility.Of(slot.Slot, slot.Seat, slot.Officer))],
        Left = state.Left.AddRange(accepted.Left.Select(
            left => new SeatLeft(left.Slot, left.Seat, left.Officer, state.Sequence + 1))),
        Moves = state.Moves.AddRange(accepted.Slots.Select(slot => SeatMove.Into(
            Responsibility.Of(slot.Slot, slot.Seat, slot.Officer),
            state.Held(slot.Slot, slot.Seat)?.Holder,
            state.Sequence + 1))),
    };
}
