namespace Grid.Packs.Check.Analyses;

/// <summary>Something follows when a legal term is missed.</summary>
internal static class ClockHasConsequence
{
    public static readonly Analysis Analysis = new(
        new("clock.has-consequence", HoleWeight.Error, "something follows when a clock is missed"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from clock in pack.Pack.Clocks
        where clock.Breach is null && clock.SupersededBy is null
        select new Spotted(
            pack.Places.Of("clocks", clock.Id.Value),
            $"nothing follows when clock {Wording.Quote(clock.Id.Value)} is missed",
            "add `on_breach:` with a consequence or a clue");
}
