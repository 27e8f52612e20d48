using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The pack's own rules.</summary>
internal static class ShownRules
{
    public static readonly ShownSection Section = new("rules", Answer, Print);

    private static object Answer(RulePack pack) => pack.Rules.Select(rule => new
    {
        Id = rule.Id.Value,
        Kind = rule.Kind.Name,
        rule.Otherwise,
        rule.Ask,
        rule.Source,
    });

    private static void Print(RulePack pack)
    {
        if (pack.Rules.IsEmpty)
        {
            return;
        }

        ShownPack.Heading("rules", pack.Rules.Length);
        foreach (var rule in pack.Rules)
        {
            Console.WriteLine(TextOutput.Safe($"{rule.Id}  {rule.Kind.Name}"));
            Console.WriteLine(TextOutput.Safe($"    broken: {rule.Otherwise}"));
            Console.WriteLine(TextOutput.Safe($"    {ShownPack.Law(rule.Source)}"));
        }
    }
}
