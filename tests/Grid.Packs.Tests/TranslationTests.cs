using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class TranslationTests
{
    private const string Keys =
        "`title`, `acts`, `rules`, `clocks`, `events`, `asks`, `slots`, `kinds`, `classes`, `powers`, `ranks`, `sources`, `posts`, "
        + "`stages`, `facts`, `organs`, `units`";

    private const string Chinese = """
        kinds: [civil]
        sources: { case.is-open: { title: a law, article: "1" } }
        include: [more.yaml]
        translations:
          zh:
            title: 示例
            acts: { A: 立案, T07*: 送达 }
            rules: { some.rule: 同一人员办理了两项行为, case.is-open: 案件结案后不得再办理 }
            slots: { lead: 承办人 }
            kinds: { civil: 民事 }
            classes: { judge: 法官 }
            powers: { Decide: 决定 }
            ranks: { LOW: 初级 }
            sources: { a title: 标题, an article: 条款, a law: 法律 }
            posts: { chief: 局长 }
            stages: { trial: 审理 }
            facts: { rank: 职级 }
            organs: { town: 镇 }
            units: { "unit:town/one": 一组 }

        """;

    [Fact]
    public void Every_word_of_a_pack_can_be_shown_in_another_language()
    {
        var pack = Compile(
            Head + RuleInOrder.Replace("otherwise:", "ask: the lead\n    otherwise:", StringComparison.Ordinal)
                + Chinese,
            (
                "more.yaml",
                "translations: { zh: { acts: { B: 宣判 }, asks: { the lead: 承办人 } }, en: { acts: { A: opened } } }"))
            .Pack!;

        (TextGroup Group, string Key)[] words =
        [
            (TextGroup.Title, "sample"), (TextGroup.Act, "A"), (TextGroup.Act, "B"),
            (TextGroup.Rule, "some.rule"), (TextGroup.Rule, "case.is-open"), (TextGroup.Ask, "the lead"),
            (TextGroup.Slot, "lead"), (TextGroup.Kind, "civil"), (TextGroup.Class, "judge"),
            (TextGroup.Power, "Decide"), (TextGroup.Rank, "LOW"), (TextGroup.Source, "a title"),
            (TextGroup.Source, "an article"), (TextGroup.Source, "a law"), (TextGroup.Post, "chief"),
            (TextGroup.Stage, "trial"), (TextGroup.Fact, "rank"), (TextGroup.Organ, "town"),
            (TextGroup.Unit, "unit:town/one"),
        ];

        Assert.Equal(
            [
                "示例", "立案", "宣判", "同一人员办理了两项行为", "案件结案后不得再办理", "承办人", "承办人", "民事", "法官", "决定",
                "初级", "标题", "条款", "法律", "局长", "审理", "职级", "镇", "一组",
            ],
            words.Select(word => pack.Text("zh", word.Group, word.Key, "untranslated")));
        Assert.Equal("opened", pack.Text("en", TextGroup.Act, "A", "untranslated"));
    }

    [Fact]
    public void What_has_no_translation_is_shown_as_it_stands()
    {
        var pack = Compile(Head + "translations: { zh: { slots: { lead: 承办人 } } }\n").Pack!;

        Assert.Equal("lead", pack.Text("en", TextGroup.Slot, "lead", "lead"));
        Assert.Equal("lead", pack.Text("zh", TextGroup.Class, "lead", "lead"));
        Assert.Null(PackTexts.None.Find("zh", TextGroup.Slot, "lead"));
    }

    [Fact]
    public void An_act_is_shown_by_the_title_of_its_entry_in_the_catalogue()
    {
        var pack = Compile(
            Head + "include: [more.yaml]\ntranslations: { zh: { acts: { T07*: 送达, T08: 宣判 } } }\n",
            ("more.yaml", "acts: [{ act: T08, title: told }]")).Pack!;

        Assert.Equal("送达", pack.TitleOf("T07-1", "zh"));
        Assert.Equal("T07-1", pack.TitleOf("T07-1", "en"));
        Assert.Equal("told", pack.TitleOf("T08", "en"));
        Assert.Equal("unheard of", pack.TitleOf("unheard of", "zh"));
    }

    [Fact]
    public void Translations_change_the_version_of_a_pack_and_nothing_else_of_it()
    {
        var plain = Compile(Head + RuleInOrder).Pack!;
        var translated = Compile(Head + RuleInOrder + "translations: { zh: { acts: { A: 立案 } } }\n").Pack!;

        Assert.NotEqual(plain.Version, translated.Version);
        Assert.Equal(plain.Acts, translated.Acts.AsEnumerable());
        Assert.Equal(plain.Rules.Single() with { Kind = translated.Rules.Single().Kind }, translated.Rules.Single());
    }

    [Theory]
    [InlineData("zh: { acts: { A: x, C: y } }", "unknown act `C`", "use one of `A`, `B`, `T07*`")]
    [InlineData("zh: { rules: { some.rul: x } }", "unknown rule `some.rul`", "did you mean `some.rule`?")]
    [InlineData("zh: { asks: { nobody: x } }", "unknown `ask` of a rule `nobody`", "declare it first")]
    [InlineData("zh: { slots: { led: x } }", "unknown slot `led`", "did you mean `lead`?")]
    [InlineData("zh: { kinds: { civil: x } }", "unknown kind of case `civil`", "declare it first")]
    [InlineData("zh: { classes: { judges: x } }", "unknown class `judges`", "did you mean `judge`?")]
    [InlineData("zh: { powers: { Decode: x } }", "unknown power `Decode`", "did you mean `Decide`?")]
    [InlineData("zh: { ranks: { LO: x } }", "unknown rank `LO`", "did you mean `LOW`?")]
    [InlineData(
        "zh: { sources: { a titel: x } }", "unknown title or article of a source `a titel`", "did you mean `a title`?")]
    [InlineData("fr: { acts: { A: x } }", "unknown language `fr`", "use one of `en`, `zh`")]
    [InlineData("zh: { jobs: { A: x } }", "unknown key `jobs`", $"use one of {Keys}")]
    [InlineData("zh: { act: { A: x } }", "unknown key `act`", "did you mean `acts`?")]
    [InlineData("zh: [acts]", "`zh` is not a mapping", "write `key: value` lines")]
    [InlineData("zh: { acts: [A] }", "`acts` is not a mapping", "write `key: value` lines")]
    [InlineData("zh: { stages: { trial: ' ' } }", "`trial` is blank", "write it, or leave it out where it is optional")]
    [InlineData(
        "zh: { rules: { some.rule: 两人。 } }",
        "`some.rule` begins with a capital letter or ends with a period",
        "write half a sentence: lower case first, no period")]
    public void A_bad_translation_is_refused(string translations, string problem, string fix) => Refused(
        Head + RuleInOrder + $"translations: {{ {translations} }} # <-\n", problem, fix);

    [Fact]
    public void A_word_has_one_translation_in_a_language()
    {
        const string Once = "translations: { zh: { title: t, acts: { A: x } } }\n";
        var twice = Compile(Head + "include: [more.yaml]\n" + Once, ("more.yaml", Once));

        Assert.Equal(
            [
                "more.yaml:1: the title in `zh` stands twice; keep one of the two",
                "more.yaml:1: translation into `zh` of act `A` stands twice, first at pack.yaml:9; keep one of the two",
            ],
            twice.Problems.Select(problem => problem.ToString()));
    }
}
