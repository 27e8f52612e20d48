using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>noted-attempts:</c> rules of which a refused attempt is itself put on record.</summary>
internal static class NotedAttemptSection
{
    public static ImmutableHashSet<RuleId> Read(PackTree tree)
    {
        var rules = new NameTable("noted rule");
        return [.. tree.Items("noted-attempts").Select(name => RuleIds.Declare(rules, name)).OfType<RuleId>()];
    }
}
