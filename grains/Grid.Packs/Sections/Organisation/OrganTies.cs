using Grid.Domain.Rules.Organisation;
using Grid.Packs.Check;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary>
/// That no type of organ is led, or supervised, by itself in the end through others. It may stand below its own: the
/// next level up is meant. And one may lead another whose supervision it is under, for these are two relations.
/// </summary>
internal static class OrganTies
{
    public static void Check(ImmutableArray<(OrganEntry Organ, Fields Fields)> organs)
    {
        foreach (var kind in Enum.GetValues<TieKind>())
        {
            Check(organs, kind);
        }
    }

    private static void Check(ImmutableArray<(OrganEntry Organ, Fields Fields)> organs, TieKind kind)
    {
        var above = organs
            .GroupBy(entry => entry.Organ.Organ, StringComparer.Ordinal)
            .ToDictionary(named => named.Key, named => Above(named.First().Organ, kind), StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (organ, fields) in organs)
        {
            if (!told.Contains(organ.Organ)
                && Circles.From(organ.Organ, name => above.GetValueOrDefault(name, [])) is { } circle)
            {
                told.UnionWith(circle);
                var done = kind == TieKind.Lead ? "leading" : "supervision";
                fields.Require("ties", CompilerRules.SlotHasSupervisor)!.Report(
                    $"{done} of organs goes round in a circle: {string.Join(" → ", circle.Add(organ.Organ))}",
                    "take out one of the ties");
            }
        }
    }

    private static ImmutableArray<string> Above(OrganEntry organ, TieKind kind) =>
    [
        .. organ.Ties
            .Where(tie => tie.Kind == kind && tie.To != organ.Organ)
            .Select(tie => tie.To),
    ];
}
