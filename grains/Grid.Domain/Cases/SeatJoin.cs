namespace Grid.Domain.Cases;

/// <summary>Which seat of one case answers for which of another, and who comes into a seat by that.</summary>
internal static class SeatJoin
{
    /// <summary>Which seat answers for which: as somebody says, else each for its like.</summary>
    public static ImmutableArray<DutyPassed> DutiesOf(ImmutableArray<DutyPassed> said, CaseState one) =>
        said.IsEmpty
            ? [.. one.Responsibilities.Select(held => new DutyPassed(held.Slot, held.Seat, held.Slot, held.Seat))]
            : said;

    /// <summary>Who would answer for a seat of a case in another one, where that is not who holds it.</summary>
    /// <param name="one">The case that is to be merged.</param>
    /// <param name="other">The case that is to take it in.</param>
    /// <param name="said">Which seat is to answer for which, where somebody says so.</param>
    public static IEnumerable<SlotFilling> Comers(CaseState one, CaseState other, ImmutableArray<DutyPassed> said) =>
        (from duty in DutiesOf(said, one)
         let held = one.Held(duty.Slot, duty.Seat)
         where held is not null
         from taking in Taking(duty, one, other)
         where held.Holder != taking
         select new SlotFilling(duty.Slot, duty.Seat, taking)).Distinct();

    // What is done in a slot is done there by whoever is in the same one, in whichever seat it is said to be answered
    // for.
    private static IEnumerable<OfficerId> Taking(DutyPassed duty, CaseState one, CaseState other)
    {
        if (other.Held(duty.ToSlot, duty.ToSeat) is { } taking)
        {
            yield return taking.Holder;
        }

        if (duty.ToSlot != duty.Slot)
        {
            foreach (var holder in other.HoldersOf(duty.Slot).Where(holder => !one.Holds(duty.Slot, holder)))
            {
                yield return holder;
            }
        }
    }
}
