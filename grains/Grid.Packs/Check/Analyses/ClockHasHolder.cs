using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Analyses;

/// <summary>Somebody must see to every legal term. A term of a party has nobody on the side of the law.</summary>
internal static class ClockHasHolder
{
    public static readonly Analysis Analysis = new(
        new("clock.has-holder", HoleWeight.Error, "every clock has a holder who must see to it"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from clock in pack.Pack.Clocks
        where clock.Holder is null && clock.SupersededBy is null && !clock.IsRight
        select new Spotted(
            pack.Places.Of("clocks", clock.Id.Value),
            $"nobody has to see to clock {Wording.Quote(clock.Id.Value)}",
            $"add `holder:` with a slot, or the tag `{ClockDefinition.PartyTag}` where a party keeps it");
}
