using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grid.Packs.Tests;

/// <summary>The schema that editors use knows the keys that the compiler asks for, and no others.</summary>
public sealed partial class SchemaTests
{
    [Fact]
    public void The_schema_has_the_keys_that_the_compiler_asks_for_and_no_others()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "grains/Grid.Packs"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"));
        var asked = sources.SelectMany(file => AskedKey().Matches(File.ReadAllText(file)))
            .Select(found => found.Groups["key"].Value)
            .ToHashSet(StringComparer.Ordinal);
        using var schema = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "grains/packs/pack.schema.json")));
        var known = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema.RootElement, known);

        Assert.Equal([], asked.Except(known));
        Assert.Equal([], known.Except(asked));
    }

    private static void Collect(JsonElement at, HashSet<string> keys)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in at.EnumerateArray())
            {
                Collect(item, keys);
            }
        }

        if (at.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in at.EnumerateObject())
        {
            if (member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object)
            {
                keys.UnionWith(member.Value.EnumerateObject().Select(property => property.Name));
            }

            Collect(member.Value, keys);
        }
    }

    // Every way in which the compiler asks for a key by its name, and the sorts that translations have.
    [GeneratedRegex(
        @"(\b(Find|Require|Text|TextOrNone|Once|RequireOnce|Items|Entries|Members|Number|Act|Acts|ActsIfAny"
        + @"|Slot|SlotIfAny|PowerIfAny|ClassIfAny|Ranks|Path|Moment|Excludes|Extends|Restarts|Converts|Subtracts)\("
        + @"|ReadEffects\(id, source, fields, |Each\(tree, |Entries\(fields, |string Key = "
        + @"|\bnew\((?=""\w+"", TextGroup)|Keys = \[""pack"", )""(?<key>[a-zA-Z_-]+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AskedKey();
}
