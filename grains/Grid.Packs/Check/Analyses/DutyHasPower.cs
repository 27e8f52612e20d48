using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check.Analyses;

/// <summary>Whoever has to keep a term is allowed to do what it takes.</summary>
internal static class DutyHasPower
{
    public static readonly Analysis Analysis = new(
        new("duty.has-power", HoleWeight.Warning, "whoever has to keep a term has a power"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from slot in pack.Pack.Slots
        where slot.Power is null && slot.Part is not (SlotPart.StandsIn or SlotPart.Assists)
        // A pack without powers does not tell them apart.
        where !pack.Pack.Powers.IsEmpty
        let clocks = pack.Duties.Of(slot.Slot).Where(duty => duty.Kind == DutyKind.Clock).ToArray()
        where clocks.Length > 0
        select new Spotted(
            pack.Places.Of("slots", slot.Slot.Value),
            $"slot {Wording.Quote(slot.Slot.Value)} has to keep {Wording.Quote(clocks[0].Id)} and has no power",
            "add `power:`, or let another slot hold the clock");
}
