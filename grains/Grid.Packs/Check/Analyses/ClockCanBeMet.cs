using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Analyses;

/// <summary>A clock that no event stops can only be missed.</summary>
internal static class ClockCanBeMet
{
    public static readonly Analysis Analysis = new(
        new("clock.can-be-met", HoleWeight.Warning, "every clock is stopped by some event"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from clock in pack.Pack.Clocks
        where clock.SupersededBy is null && !clock.Effects.Any(effect => effect is ClockEffect.Stop)
        select new Spotted(
            pack.Places.Of("clocks", clock.Id.Value),
            $"no event stops clock {Wording.Quote(clock.Id.Value)}",
            "add `stop:` with the event that meets it");
}
