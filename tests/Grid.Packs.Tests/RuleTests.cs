using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class RuleTests
{
    [Fact]
    public void A_rule_in_order_is_compiled_with_its_sentence_and_source()
    {
        var rule = Assert.Single(Compile(Head + RuleInOrder).Pack!.Rules);
        Assert.Equal(new RuleId("some.rule"), rule.Id);
        Assert.Equal("one officer did both", rule.Otherwise);
        Assert.Equal(new LegalSource("a title", "an article"), rule.Source);
        Assert.Null(rule.Ask);
    }

    [Fact]
    public void An_unknown_kind_is_answered_with_the_nearest_one() =>
        Changed(
            "kind: different-officers",
            "kind: diferent-officers",
            "unknown rule kind `diferent-officers`",
            "did you mean `different-officers`?");

    [Theory]
    [InlineData("some-rule")]
    [InlineData("Some.rule")]
    [InlineData("some.Rule")]
    [InlineData("some.rule-")]
    [InlineData("SEP")]
    [InlineData("sep-3")]
    public void A_badly_formed_id_is_refused(string id) =>
        Changed(
            "id: some.rule",
            $"id: {id}",
            $"`{id}` is not an id for a rule",
            "write `area.what-it-asks` in lower case, or the row of its source such as `SEP-3`");

    [Theory]
    [InlineData("sign-off.within-48-hours")]
    [InlineData("SEP-3")]
    [InlineData("T-P12.1")]
    public void A_well_formed_id_is_taken(string id) =>
        Assert.Empty(Compile(Head + RuleInOrder.Replace("some.rule", id, StringComparison.Ordinal)).Problems);

    [Fact]
    public void An_id_that_stands_twice_is_refused() =>
        RefusedInIncluded(
            """
            rules:
              - { id: a.b, kind: required-slot, slot: lead, otherwise: no, source: { title: t, article: a } }
              - { id: a.b, kind: required-slot, slot: lead, otherwise: no, source: { title: t, article: a } } # <-
            """,
            "rule `a.b` stands twice, first at more.yaml:2",
            "keep one of the two");

    [Theory]
    [InlineData("One officer did both")]
    [InlineData("one officer did both.")]
    [InlineData("两人。")]
    public void The_sentence_is_half_a_sentence(string otherwise) =>
        Changed(
            "otherwise: one officer did both",
            $"otherwise: {otherwise}",
            "`otherwise` begins with a capital letter or ends with a period",
            "write half a sentence: lower case first, no period");

    [Theory]
    [InlineData("{ title: a title }", "`source` has no `article`", "add `article:`")]
    [InlineData("{ article: an article }", "`source` has no `title`", "add `title:`")]
    [InlineData("{ title: ' ', article: 1 }", "`title` is blank", "write it, or leave it out where it is optional")]
    [InlineData("{ title: a, article: '' }", "`article` is blank", "write it, or leave it out where it is optional")]
    [InlineData("a title", "`source` is not a mapping", "write `key: value` lines")]
    public void A_source_has_a_title_and_an_article(string source, string problem, string fix) =>
        Changed("source: { title: a title, article: an article }", $"source: {source}", problem, fix);

    [Theory]
    [InlineData("id: some.rule", "an entry of `rules` has no `id`", "add `id:`")]
    [InlineData("kind: different-officers", "an entry of `rules` has no `kind`", "add `kind:`")]
    [InlineData("first: A", "an entry of `rules` has no `first`", "add `first:`")]
    [InlineData("otherwise: one officer did both", "an entry of `rules` has no `otherwise`", "add `otherwise:`")]
    [InlineData(
        "source: { title: a title, article: an article }", "an entry of `rules` has no `source`", "add `source:`")]
    public void A_missing_key_is_a_problem_of_the_entry(string key, string problem, string fix)
    {
        // Another known key takes the line's place, so that only the one is missing.
        var text = Head + RuleInOrder.Replace(key, "ask: them", StringComparison.Ordinal);
        var found = Compile(text).Problems.Where(
            item => !item.Problem.StartsWith("unknown key", StringComparison.Ordinal));
        Assert.Equal([new("pack.yaml", 9, problem, fix)], found);
    }

    private static void Changed(string from, string to, string problem, string fix) =>
        Refused(Head + RuleInOrder.Replace(from, to + " # <-", StringComparison.Ordinal), problem, fix);
}
