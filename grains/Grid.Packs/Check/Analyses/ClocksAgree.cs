using Grid.Packs.Check.Contradictions;
using NodaTime.Text;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// Clocks of one case can all be kept: for every set of terms and orders that lead round from an event to itself, some
/// ordering of their events has times that keep each.
/// </summary>
internal static class ClocksAgree
{
    public static readonly Analysis Analysis = new(
        new("clocks.agree", HoleWeight.Error, "the clocks of a case can all be kept"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        var search = new ContradictionSearch(pack.Pack);
        foreach (var found in search.Run())
        {
            yield return Said(pack, found);
        }

        if (search.Budget.IsSpent)
        {
            yield return new(
                pack.Places.Section("clocks"),
                "the search for contradictions ended at its bound, and not every set of clocks was looked at",
                "give clocks a `procedure:`, so that fewer of them could meet in one case")
            {
                Weight = HoleWeight.Note,
            };
        }
    }

    private static Spotted Said(CheckedPack pack, Contradiction found)
    {
        var rows = found.Bonds.Select(bond => Wording.Quote(bond.Row)).Distinct().ToArray();
        var first = found.Bonds.FirstOrDefault(bond => bond.Clock is not null) ?? found.Bonds[0];
        var at = pack.Places.Of(first.Clock is null ? "rules" : "clocks", first.Row);
        var events = string.Join(", ", found.Events.Select(Wording.Quote));
        var orders = found.Orders switch
        {
            0 => $"the order that they ask of {events} goes round in a circle",
            1 => $"there is one ordering of {events}, and it has no times that keep them all",
            _ => $"none of the {found.Orders} orderings of {events} has times that keep them all",
        };
        var day = found.Only is { } only ? $", begun on {LocalDatePattern.Iso.Format(only)}" : "";
        var mended = found.IsMendedByExtension ? " unless a term is extended"
            : found.MendedBy is { } by ? $" unless {Wording.Quote(by)} moves a term"
            : "";
        var once = found.Once is { } happened ? $" once {Wording.Quote(happened)} has moved a term" : "";
        return new(
            at,
            $"{string.Join(" and ", rows)} contradict{once}{day}: {orders}{mended}",
            "lengthen the maximum, shorten the minimum, or say with `procedure:` or `superseded_by:` which holds")
        {
            Weight = mended.Length > 0 || found.Only is not null || found.Once is not null
                ? HoleWeight.Warning
                : null,
        };
    }
}
