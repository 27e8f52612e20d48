namespace Grid.Domain.Cases;

/// <summary>Which seat of one case answers for which of another, and who comes into a seat by that.</summary>
internal static class SeatJoin
{
    /// <summary>Which seat answers for which: as somebody says, else each for its like.</summary>
    public static ImmutableArray<DutyPassed> DutiesOf(ImmutableArray<DutyPassed> said, CaseState one) =>
        said.IsEmpty
            ? [.. one.Responsibilities.Select(held => new DutyPassed(held.Slot, held.Seat, held.Slot, held.Seat))]
            : said;

    /// <summary>Whether a case that was taken in before is taken in anew, in the same seats.</summary>
    /// <param name="own">The case that takes it in.</param>
    /// <param name="from">The case that is taken in.</param>
    /// <param name="other">That case as it stands.</param>
    /// <param name="said">Which seat is to answer for which, where somebody says so.</param>
    public static bool IsAnew(CaseState own, CaseId from, CaseState other, ImmutableArray<DutyPassed> said) =>
        own.Ties.Taken(from) is { } taken && taken.Duties.ToHashSet().SetEquals(DutiesOf(said, other));

    /// <summary>Who would answer for a seat of a case in another one, where that is not who holds it.</summary>
    /// <param name="one">The case that is to be merged.</param>
    /// <param name="other">The case that is to take it in.</param>
    /// <param name="said">Which seat is to answer for which, where somebody says so.</param>
    /// <param name="pack">The pack of both.</param>
    public static IEnumerable<SlotFilling> Comers(
        CaseState one, CaseState other, ImmutableArray<DutyPassed> said, RulePack pack)
    {
        var duties = DutiesOf(said, one);
        var taking =
            from duty in duties
            let held = one.Held(duty.Slot, duty.Seat)
            let there = other.Held(duty.ToSlot, duty.ToSeat)
            where held is not null && there is not null && held.Holder != there.Holder
            select new SlotFilling(duty.Slot, duty.Seat, there.Holder);

        // What is done in a slot is done by whoever is in the like one there, in whichever seat a duty is said to be
        // answered for; and a seat that nobody was drawn for yet comes to whoever has it there.
        var alike =
            from there in other.Responsibilities
            where pack.SupervisionWords.DrawOf(there.Slot) is not null
                || duties.Any(duty => duty.Slot == there.Slot && duty.ToSlot != there.Slot)
            where !one.Holds(there.Slot, there.Holder)
            select new SlotFilling(there.Slot, there.Seat, there.Holder);

        // A drawn seat that is answered for in another slot ends, also where that is the holder's own: the like one
        // could be drawn once more.
        var ending =
            from duty in duties
            where duty.ToSlot != duty.Slot && pack.SupervisionWords.DrawOf(duty.Slot) is not null
            let there = other.Held(duty.ToSlot, duty.ToSeat)
            where there is not null
            select new SlotFilling(duty.Slot, duty.Seat, there.Holder);
        return taking.Concat(alike).Concat(ending).Distinct();
    }
}
