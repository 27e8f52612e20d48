using System.Text.RegularExpressions;
using Grid.Domain.Rules;
using Grid.Packs;

namespace Grid.House.Tests;

/// <summary>Every pack of the house compiles, and its rules have names that last.</summary>
public sealed partial class PackRuleTests
{
    public static TheoryData<string> Folders =>
    [
        .. House.Files
            .Where(file => file.StartsWith("grains/packs/", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) == "pack.yaml")
            .Select(file => file[..^"/pack.yaml".Length]),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_pack_compiles(string folder) => Assert.NotNull(Compile(folder));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Rules_of_a_pack_have_ids_of_their_own(string folder)
    {
        var ids = Compile(folder).Rules.Select(rule => rule.Id.Value).ToArray();
        House.Keeps(
            "an id that is neither area.kebab-case nor the row of a source", ids.Where(id => !Form().IsMatch(id)));
        House.Keeps(
            "an id that two rules bear", ids.CountBy(id => id).Where(pair => pair.Value > 1).Select(pair => pair.Key));
        House.Keeps("the id of a built-in rule", ids.Intersect(BuiltInRules.All.Select(rule => rule.Id.Value)));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Rules_of_a_pack_say_where_they_come_from(string folder) => House.Keeps(
        "a rule without a sentence, a title or an article",
        Compile(folder).Rules
            .Where(rule => rule.Otherwise.Length == 0 || rule.Otherwise.EndsWith('.') || char.IsUpper(rule.Otherwise[0])
                || rule.Source.Title.Length == 0 || rule.Source.Article.Length == 0)
            .Select(rule => rule.Id.Value));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_rule_of_a_pack_is_broken_somewhere_in_the_corpus(string folder)
    {
        var pack = $"pack: {folder["grains/packs/".Length..]}";
        var corpus = string.Concat(House.Files
            .Where(file => file.StartsWith("tests/corpus/", StringComparison.Ordinal))
            .Where(file => House.LinesOf(file).Contains(pack))
            .Select(House.Read));
        House.Keeps(
            "a rule that no case of the corpus breaks or leaves undecidable",
            from rule in Compile(folder).Rules
            let id = Regex.Escape(rule.Id.Value)
            where !Regex.IsMatch(corpus, $@"(?<![\w.-]){id}: (broken|undecidable)\b")
            where !Regex.IsMatch(corpus, $@"(reasons|breaches): \[[^\]]*(?<![\w.-]){id}(?![\w-])[^\]]*\]")
            select rule.Id.Value);
    }

    internal static RulePack Compile(string folder)
    {
        var read = PackFolder.Read(Path.Combine(House.Root, folder));
        House.Keeps($"the pack in {folder} cannot be read", read.Problems.Select(problem => problem.ToString()));
        var compiled = PackCompiler.Compile(read.Content!);
        House.Keeps($"the pack in {folder} does not compile", compiled.Problems.Select(problem => problem.ToString()));
        return compiled.Pack!;
    }

    [GeneratedRegex(@"\A([a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*|[A-Z]+-[A-Z]*[0-9]+(\.[0-9]+)?)\z")]
    private static partial Regex Form();
}
