using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Kinds;
using Grid.Domain.Sources;
using Grid.Domain.Vocabulary;
using Grid.Grains.Followers.Histories;
using Grid.Silo.Ops.Rules;
using Grid.Silo.Ops.Texts;

namespace Grid.Pages.Tests;

/// <summary>The words of the pages: the same in both languages, each of them used, none of them missing.</summary>
public sealed partial class TextTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "silo", "Grid.Silo", "Ops");

    private static readonly string Sources = string.Concat(
        Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs").Select(File.ReadAllText));

    /// <summary>What a key begins with whose rest is a word of the engine.</summary>
    private static readonly string[] Begun =
        [.. Beginning().Matches(Sources).Select(found => found.Groups["key"].Value)];

    private static readonly string[] Named = [.. Key().Matches(Sources).Select(found => found.Groups["key"].Value)];

    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_places()
    {
        Assert.Equal(
            PageText.English.Keys.Order(StringComparer.Ordinal), PageText.Chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(PageText.English.Keys, key => Assert.Equal(
            PlacesIn(PageText.English[key]), PlacesIn(PageText.Chinese[key])));
    }

    [Fact]
    public void Every_text_says_something() => Assert.All(
        PageText.English.Keys,
        key => Assert.All(
            (string[])[PageText.English[key], PageText.Chinese[key]],
            text => Assert.False(string.IsNullOrWhiteSpace(text))));

    [Fact]
    public void Chinese_texts_are_in_chinese() => Assert.All(
        PageText.Chinese.Keys.Where(key => key != "list.separator"),
        key => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", PageText.Chinese[key]));

    [Fact]
    public void Every_text_is_used() => Assert.All(
        PageText.English.Keys,
        key => Assert.True(
            Named.Contains(key) || Begun.Any(begin => key.StartsWith(begin, StringComparison.Ordinal))
            || (key.EndsWith("-more", StringComparison.Ordinal) && Named.Contains(key[..^"-more".Length])),
            $"nothing shows `{key}`"));

    [Fact]
    public void No_text_is_missing() => Assert.All(
        Named.Where(key =>
            !key.EndsWith(".css", StringComparison.Ordinal) && !key.EndsWith(".js", StringComparison.Ordinal)),
        key => Assert.Contains(key, PageText.English.Keys));

    [Fact]
    public void Every_event_deed_and_standing_has_a_name()
    {
        foreach (var (prefix, sets) in new (string, Type[])[]
        {
            ("event.", [typeof(CaseEvent), typeof(OfficerEvent), typeof(PackEvent), typeof(SourceEvent)]),
            ("deed.", [typeof(CaseCommand), typeof(OfficerCommand), typeof(PackCommand), typeof(SourceCommand)]),
        })
        {
            Assert.All(
                sets.SelectMany(set => set.GetNestedTypes()),
                type => Assert.NotNull(PageText.English.Find(
                    prefix, type.GetCustomAttribute<Orleans.AliasAttribute>(inherit: false)!.Alias)));
        }

        Assert.All(
            Enum.GetNames<Standing>(),
            name => Assert.NotNull(PageText.English.Find("standing.", name.ToLowerInvariant())));
        Assert.All(
            Enum.GetNames<VerdictKind>(),
            name => Assert.NotNull(PageText.English.Find("verdict.", name.ToLowerInvariant())));
        Assert.All(
            Enum.GetNames<Intent>(), name => Assert.NotNull(PageText.English.Find("intent.", name.ToLowerInvariant())));
    }

    [Fact]
    public void Every_rule_that_is_built_in_and_every_kind_of_rule_is_explained()
    {
        Assert.All(BuiltInRules.All, rule => Assert.NotNull(PageText.English.Find("built-in.", rule.Value)));
        foreach (var kind in typeof(RuleKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RuleKind))))
        {
            var name = ((RuleKind)RuntimeHelpers.GetUninitializedObject(kind)).Name;
            Assert.NotNull(PageText.English.Find("kind.", name));
            Assert.All(
                kind.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(property => property.SetMethod is not null),
                property => Assert.NotNull(PageText.English.Find("parameter.", RuleParameter.KeyOf(property.Name))));
        }
    }

    private static string[] PlacesIn(string text) =>
        [.. Place().Matches(text).Select(found => found.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex("""(Named|Find)\("(?<key>[a-z-]+\.)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex("""
        "(?<key>[a-z][a-z-]*\.[a-z][a-z0-9-]*)"
        """)]
    private static partial Regex Key();
}
