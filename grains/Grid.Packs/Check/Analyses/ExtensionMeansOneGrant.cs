using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// Where two clocks of one case hear the same event, and another may grant it for each or on another ground, one grant
/// is asked of for both: whoever extends one would break the law of the other, or extend it unawares.
/// </summary>
internal static class ExtensionMeansOneGrant
{
    public static readonly Analysis Analysis = new(
        new("extension.means-one-grant", HoleWeight.Warning, "an event that extends clocks is the same grant for all"),
        Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        ImmutableArray<ClockDefinition> clocks = [.. pack.Pack.Clocks.Where(clock => clock.SupersededBy is null)];
        return
            from one in clocks.Index()
            from other in clocks.Skip(one.Index + 1)
            where ClockPairs.CanMeet(one.Item, other) || GoesOn(one.Item, other) || GoesOn(other, one.Item)
            from name in Extensions(one.Item).Select(grant => grant.Event).Distinct()
            where Extensions(other).Any(grant => grant.Event == name)
                && !GrantsOf(one.Item, name).SetEquals(GrantsOf(other, name))
            select new Spotted(
                pack.Places.Of("clocks", other.Id.Value),
                $"{Wording.Quote(name)} extends clock {Wording.Quote(one.Item.Id.Value)} and clock "
                + $"{Wording.Quote(other.Id.Value)}, by other people or on other grounds",
                "give one of them an event of its own, or both the same `approver:` and `when:`");
    }

    // What befell a clock befalls the one that takes over from it and keeps its start.
    private static bool GoesOn(ClockDefinition from, ClockDefinition into) => into.Effects.OfType<ClockEffect.Convert>()
        .Any(convert => convert.KeepsStart && convert.From == from.Procedure && into.Start.Event == from.Start.Event);

    private static IEnumerable<ClockEffect.Extend> Extensions(ClockDefinition clock) =>
        clock.Effects.OfType<ClockEffect.Extend>();

    // Who grants it and on which grounds, so that two can be held against each other.
    private static HashSet<string> GrantsOf(ClockDefinition clock, string name) =>
    [
        .. Extensions(clock).Where(grant => grant.Event == name).Select(grant => string.Join(
            '|', [grant.ApprovedBy ?? "", .. grant.When.Select(Text).Order(StringComparer.Ordinal)])),
    ];

    private static string Text(FactMatch match) =>
        $"{match.Name}={string.Join(',', match.Values.Order(StringComparer.Ordinal))}";
}
