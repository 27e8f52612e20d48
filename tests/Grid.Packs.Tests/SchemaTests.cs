using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

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

    public static TheoryData<string> Packs => ["cn", "ew", "us-fed", "samples/county", "samples/municipal-permits",
        "samples/permit-receipt", "samples/sign-off"];

    [Theory]
    [MemberData(nameof(Packs))]
    public void What_compiles_is_nothing_that_an_editor_underlines(string pack)
    {
        using var schema = ReadSchema();
        var check = new SchemaCheck(schema.RootElement);
        var yaml = new DeserializerBuilder().Build();
        var folder = Path.Combine(Repository.Root, "grains/packs", pack);
        string[] files = [.. LawFilesOf(folder)];

        Assert.NotEmpty(files);
        Assert.Equal(
            [],
            from file in files
            from mistake in check.Mistakes(yaml.Deserialize<object>(File.ReadAllText(file)))
            select $"{Path.GetFileName(file)}{mistake}");
    }

    [Fact]
    public void An_editor_underlines_a_key_that_no_rule_has_and_a_word_that_is_none()
    {
        using var schema = ReadSchema();
        var check = new SchemaCheck(schema.RootElement);
        var slip = new DeserializerBuilder().Build().Deserialize<object>(
            "rules:\n  - { id: a, kind: at-mots, otherwise: b, source: { title: t, article: '1' }, cuont: 1 }\n");

        Assert.Equal(
            ["/rules[0]/kind: at-mots is none of the words", "/rules[0]/cuont: no such key"], check.Mistakes(slip));
    }

    [Fact]
    public void Every_parameter_that_the_readme_gives_a_kind_of_rule_is_one_of_a_rule_for_editors()
    {
        using var schema = ReadSchema();
        var known = schema.RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties")
            .EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var kinds = schema.RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties")
            .GetProperty("kind").GetProperty("enum").EnumerateArray().Select(kind => kind.GetString()!).ToArray();
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "grains/packs/README.md"))
            .Select(line => line.Split('|'))
            .Where(cells => cells.Length > 3 && kinds.Contains(cells[1].Trim(' ', '`')))
            .ToDictionary(cells => cells[1].Trim(' ', '`'), cells => cells[2]);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [],
            from row in rows
            from word in Quoted().Matches(row.Value).Select(found => found.Groups[1].Value)
            where !known.Contains(word) && !word.Contains('.', StringComparison.Ordinal)
            select $"{row.Key}: {word}");
    }

    private static JsonDocument ReadSchema() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "grains/packs/pack.schema.json")));

    // A mapping of a log stands beside a pack and is no part of it; examples have a schema of their own.
    private static IEnumerable<string> LawFilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "mapping.yaml"
                && Path.GetFileName(Path.GetDirectoryName(file)) != "examples");

    [GeneratedRegex("`([a-zA-Z.-]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

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
        @"(\b(Find|Require|Text|TextOrNone|Once|RequireOnce|Items|Entries|Members|Number|NumberIfAny|Act|Acts|ActsIfAny"
        + @"|Slot|SlotIfAny|PowerIfAny|ClassIfAny|Ranks|Path|Moment|Excludes|Extends|Restarts|Converts|Subtracts)\("
        + @"|\brule\.(ActIfAny|TextIfAny|TextsIfAny|Slots|SlotsIfAny|SlotGroupsIfAny|StagesIfAny|Groups|Flag)\("
        + @"|ReadEffects\(id, source, fields, |Each\(tree, |Entries\(fields, |string Key = "
        + @"|\bnew\((?=""\w+"", TextGroup)|Keys = \[""pack"", )""(?<key>[a-zA-Z_-]+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AskedKey();
}
