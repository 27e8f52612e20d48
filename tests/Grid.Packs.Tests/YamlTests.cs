using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class YamlTests
{
    private const string LookHere =
        "look at indentation, brackets and quotation marks here and above; what begins with `*` needs them";

    [Fact]
    public void Broken_yaml_is_one_problem_with_its_line() =>
        Refused(
            """
            pack: p
            title: "never ended # <-
            acts: []
            """,
            "the file cannot be read: While scanning a multi-line double-quoted scalar, found wrong indentation",
            LookHere);

    [Theory]
    [InlineData("!!,[\na")]
    [InlineData("{title: |\n x\n , article:&>-\n y}")]
    public void Yaml_that_the_parser_has_no_word_for_is_a_problem_too(string text) =>
        Assert.Contains(
            "cannot be read", Assert.Single(Compile(text).Problems).Problem, StringComparison.Ordinal);

    [Fact]
    public void An_anchor_is_refused_and_its_aliases_are_the_same_mistake() => Refused(
        "pack: p\npowers: &a [x] # <-\nclasses: *a\n",
        "anchors and tags are not read",
        "take out what begins with `&` or `!`, or quote it");

    [Fact]
    public void An_alias_alone_is_refused() =>
        Refused("pack: p\nclasses: *a # <-\n", "the alias `*a` is not read", "write it out, or in quotes");

    [Fact]
    public void A_bomb_of_aliases_is_refused_before_it_unfolds()
    {
        var bomb = "a0: &a0 [x, x]\n" + string.Concat(
            Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n"));
        Assert.Equal(
            "pack.yaml:2: anchors and tags are not read; take out what begins with `&` or `!`, or quote it",
            Assert.Single(Compile("pack: p\n" + bomb).Problems).ToString());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_refused_at_once(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 500_000));
        Assert.Equal(
            "the file cannot be read: lists and mappings stand more than 32 deep in one another",
            Assert.Single(Compile(text).Problems).Problem);
    }

    [Fact]
    public void Nesting_up_to_32_deep_is_read()
    {
        var deep = $"{new string('[', 31)}x{new string(']', 31)}";
        Refused(Head + $"powers2: {deep} # <-\n", "unknown key `powers2`", "did you mean `powers`?");
    }

    [Fact]
    public void A_tag_is_refused() =>
        Refused(
            "pack: !!str p # <-\n",
            "anchors and tags are not read",
            "take out what begins with `&` or `!`, or quote it");

    [Fact]
    public void A_second_document_is_refused() =>
        Refused(
            "pack: p\n--- # <-\npack: q\n", "a second document begins", "keep one document a file; take out the `---`");

    [Fact]
    public void A_key_that_stands_twice_is_refused() =>
        Refused(
            Head + "title: again # <-\n", "the key `title` stands twice, first in line 2", "keep one of the two");

    [Fact]
    public void A_key_that_is_no_text_is_refused() =>
        Refused(Head + "? [a] # <-\n: b\n", "a key is not a plain text", "write `key: value`");

    [Fact]
    public void A_file_that_is_no_mapping_is_refused() =>
        Refused("- a # <-\n", "the file is not a mapping", "write keys such as `acts:`");

    [Fact]
    public void An_empty_file_is_refused() =>
        RefusedInIncluded("# <-", "the file is empty", "write a mapping such as `acts:`, or do not include it");

    [Fact]
    public void Problems_beyond_a_hundred_are_only_counted()
    {
        var keys = string.Concat(Enumerable.Range(0, 120).Select(i => $"unknown-key-{i}: x\n"));
        var problems = Compile(Head + keys).Problems;
        Assert.Equal(101, problems.Length);
        Assert.Equal("there are 20 more problems", problems[^1].Problem);
    }
}
