using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>sources:</c> what the jurisdiction's law says about built-in rules.</summary>
internal static class SourceSection
{
    public static ImmutableSortedDictionary<string, LegalSource> Read(PackTree tree, Terms terms)
    {
        var rules = new NameTable("source of rule");
        var sources = ImmutableSortedDictionary.CreateBuilder<string, LegalSource>(StringComparer.Ordinal);
        foreach (var (name, source) in tree.Members("sources"))
        {
            if (RuleIds.Declare(rules, name) is { } rule)
            {
                sources.Add(rule.Value, terms.Sources.Read(source));
            }
        }

        return sources.ToImmutable();
    }
}
