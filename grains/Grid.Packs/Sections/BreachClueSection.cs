using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>clues:</c> rules a breach of which opens a clue.</summary>
internal static class BreachClueSection
{
    public static ImmutableSortedDictionary<string, BreachClue> Read(PackTree tree)
    {
        var rules = new NameTable("rule with a clue");
        var clues = ImmutableSortedDictionary.CreateBuilder<string, BreachClue>(StringComparer.Ordinal);
        foreach (var fields in tree.Entries("clues"))
        {
            var clue = new BreachClue(fields.Text("class"))
            {
                IsOfSupervisor = fields.Find("supervisor")?.Flag() ?? false,
                Unless = FactMatches.Read(fields.Find("unless")),
            };
            if (fields.Require("rule") is { } name && RuleIds.Declare(rules, name) is { } rule)
            {
                clues.Add(rule.Value, clue);
            }

            fields.RefuseOthers();
        }

        return clues.ToImmutable();
    }
}
