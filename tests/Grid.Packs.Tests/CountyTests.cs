namespace Grid.Packs.Tests;

/// <summary>The county can be shown in Chinese, word by word.</summary>
public sealed class CountyTests
{
    private static readonly RulePack County = MadeLog.Pack("county");

    [Fact]
    public void Every_word_of_the_county_has_a_chinese_name()
    {
        (TextGroup Group, IEnumerable<string> Keys)[] words =
        [
            (TextGroup.Title, ["county"]),
            (TextGroup.Act, County.Acts.Select(entry => entry.Act.Text)),
            (TextGroup.Rule, County.Rules.Select(rule => rule.Id.Value).Concat(County.Sources.Keys)),
            (TextGroup.Ask, County.Rules.Select(rule => rule.Ask!)),
            (TextGroup.Clock, County.Clocks.Select(clock => clock.Id.Value)),
            (TextGroup.Slot, County.Slots.Select(entry => entry.Slot.Value)),
            (TextGroup.Kind, County.Kinds),
            (TextGroup.Class, County.Classes),
            (TextGroup.Power, County.Powers.Select(power => power.Value)),
            (TextGroup.Source, Sources.SelectMany(source => (string[])[source.Title, source.Article])),
        ];

        Assert.Empty(
            from word in words
            from key in word.Keys
            where County.Texts.Find("zh", word.Group, key) is null
            select $"{word.Group} {key}");
    }

    [Fact]
    public void Every_rule_of_the_county_says_whom_to_ask() =>
        Assert.All(County.Rules, rule => Assert.NotNull(rule.Ask));

    [Fact]
    public void The_sources_of_the_county_are_numbered_and_say_that_they_are_no_law() => Assert.Equal(
        Enumerable.Range(1, 39)
            .Select(number => new LegalSource("County sample rules (made up, not law)", $"Rule {number}")),
        Sources.OrderBy(source => source.Article.Length).ThenBy(source => source.Article, StringComparer.Ordinal));

    private static IEnumerable<LegalSource> Sources =>
        County.Rules.Select(rule => rule.Source).Concat(County.Sources.Values)
            .Concat(County.Clocks.Select(clock => clock.Source))
            .Concat(County.Supervision.Select(row => row.Row.Source));
}
