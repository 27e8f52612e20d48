using System.Collections.Immutable;
using System.Globalization;
using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>A whole pack, readable.</summary>
internal static class ShownPack
{
    private static readonly ImmutableArray<ShownSection> Sections =
    [
        ShownInstruments.Section, ShownWords.Section, ShownActs.Section, ShownRules.Section, ShownCalendars.Section,
        ShownClocks.Section, ShownRows.Section,
    ];

    public static object Answer(RulePack pack)
    {
        var answer = new Dictionary<string, object>
        {
            ["pack"] = pack.Name.Value,
            ["title"] = pack.Title,
            ["version"] = pack.Version.Value,
        };
        foreach (var section in Sections)
        {
            answer.Add(section.Name, section.Answer(pack));
        }

        return answer;
    }

    public static void Print(RulePack pack)
    {
        TextOutput.Row("pack", pack.Name.Value);
        TextOutput.Row("title", pack.Title);
        TextOutput.Row("version", pack.Version.Value);
        TextOutput.Row("oversight", pack.Oversight?.Value);
        foreach (var section in Sections)
        {
            section.Print(pack);
        }
    }

    /// <summary>The heading of a part, with how many it has.</summary>
    public static void Heading(string name, int count)
    {
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} ({count:N0})"));
    }

    public static string Law(LegalSource? source) => source is null ? "" : $"{source.Title} {source.Article}";
}
