using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The catalogue of acts.</summary>
internal static class ShownActs
{
    public static readonly ShownSection Section = new("acts", Answer, Print);

    private static object Answer(RulePack pack) =>
        pack.Acts.Select(entry => new { Act = entry.Act.Text, entry.Title });

    private static void Print(RulePack pack)
    {
        ShownPack.Heading("acts", pack.Acts.Length);
        TextOutput.Table(["act", "title"], pack.Acts.Select(entry => new[] { entry.Act.Text, entry.Title ?? "" }));
    }
}
