using System.Globalization;
using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>Everything with an id, so that what a pack covers can be counted.</summary>
internal static class ShownRows
{
    public static readonly ShownSection Section = new("rows", Answer, Print);

    private static object Answer(RulePack pack) => pack.Rows.Select(row => new
    {
        Id = row.Id.Value,
        row.Section,
        row.Title,
        row.Confidence,
        row.Source,
    });

    private static void Print(RulePack pack)
    {
        ShownPack.Heading("rows", pack.Rows.Length);
        TextOutput.Table(
            ["section", "rows", "confidence"],
            pack.Rows.GroupBy(row => row.Section, StringComparer.Ordinal).Select(section => new[]
            {
                section.Key,
                section.Count().ToString("N0", CultureInfo.InvariantCulture),
                string.Join(", ", section.GroupBy(row => row.Confidence).OrderBy(found => found.Key)
                    .Select(found => $"{found.Count()} {$"{found.Key}".ToLowerInvariant()}")),
            }));
    }
}
