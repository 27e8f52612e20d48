using System.Runtime.CompilerServices;
using Grid.Domain.Rules.Kinds;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class RuleKindTests
{
    private static readonly ActPattern A = new("A");
    private static readonly ActPattern B = new("B");

    [Fact]
    public void Required_slot_takes_a_slot() =>
        Assert.Equal(new Slot("lead"), Kind<RequiredSlot>("kind: required-slot\nslot: lead").Slot);

    [Fact]
    public void Who_may_act_takes_acts_and_any_of_power_class_and_slot()
    {
        var kind = Kind<WhoMayAct>("kind: who-may-act\nacts: [A, T07-1]\npower: Decide\nclass: judge\nslot: lead");
        Assert.Equal([A, new("T07-1")], kind.Acts.AsEnumerable());
        Assert.Equal(new Power("Decide"), kind.Power);
        Assert.Equal("judge", kind.Class);
        Assert.Equal(new Slot("lead"), kind.Slot);
        Assert.Null(Kind<WhoMayAct>("kind: who-may-act\nacts: [A]\nclass: judge").Power);
    }

    [Fact]
    public void Different_officers_takes_two_acts() =>
        Assert.Equal(new(A, B), Kind<DifferentOfficers>("kind: different-officers\nfirst: A\nsecond: B"));

    [Fact]
    public void Act_before_act_takes_two_acts() =>
        Assert.Equal(new(A, B), Kind<ActBeforeAct>("kind: act-before-act\nearlier: A\nlater: B"));

    [Theory]
    [InlineData("", false)]
    [InlineData("\nneeds: [rank]", true)]
    public void Rank_above_takes_two_acts_a_table_and_a_fact_that_may_be_needed(string needs, bool isNeeded)
    {
        var kind = Kind<RankAbove>("kind: rank-above\nupper: A\nlower: B\nranks: police\nfact: rank" + needs);
        Assert.Equal((A, B, "police"), (kind.Upper, kind.Lower, kind.Ranks.Name));
        Assert.Equal(("rank", isNeeded), (kind.Fact, kind.NeedsRank));
        Assert.Equal(2, kind.Ranks.StepOf("HIGH"));
    }

    [Fact]
    public void Act_present_takes_an_act_and_when_it_must_be_there()
    {
        var kind = Kind<ActPresent>("kind: act-present\nact: A\nwhen: [B]\nbreachAt: [T07*]");
        Assert.Equal(A, kind.Act);
        Assert.Equal([B], kind.When.AsEnumerable());
        Assert.Equal([new("T07*")], kind.BreachAt.AsEnumerable());
        Assert.Empty(Kind<ActPresent>("kind: act-present\nact: A").When);
    }

    [Fact]
    public void Within_term_takes_the_first_and_the_latest_act_where_nothing_else_is_said()
    {
        var kind = Kind<WithinTerm>("kind: within-term\nfrom: A\nto: { act: B }\nhours: 48");
        Assert.Equal(new(A, B, TimeSpan.FromHours(48)), kind);
        Assert.Equal((Occurrence.First, Occurrence.Latest), (kind.FromOccurrence, kind.ToOccurrence));
    }

    [Fact]
    public void Within_term_takes_the_acts_that_are_named()
    {
        var kind = Kind<WithinTerm>("""
            kind: within-term
            from: { act: A, occurrence: latest }
            to: { act: B, occurrence: first }
            hours: 1
            """);
        Assert.Equal((Occurrence.Latest, Occurrence.First), (kind.FromOccurrence, kind.ToOccurrence));
    }

    [Fact]
    public void Slot_holder_takes_part_takes_a_slot_and_when_it_is_judged()
    {
        var kind = Kind<SlotHolderTakesPart>("kind: slot-holder-takes-part\nslot: lead\nwhen: [A]\nbreachAt: [B]");
        Assert.Equal(new Slot("lead"), kind.Slot);
        Assert.Equal([A], kind.When.AsEnumerable());
        Assert.Equal([B], kind.BreachAt.AsEnumerable());
    }

    [Fact]
    public void Fact_before_fact_takes_two_paths_and_those_it_needs()
    {
        var kind = Kind<FactBeforeFact>(
            "kind: fact-before-fact\nearlier: act.at\nlater: case.due\nwhen: [A]\nneeds: [case.due]");
        Assert.Equal((new FactPath(true, "at"), new FactPath(false, "due")), (kind.Earlier, kind.Later));
        Assert.Equal([A], kind.When.AsEnumerable());
        Assert.Equal([kind.Later], kind.Needs.AsEnumerable());
    }

    [Fact]
    public void Every_kind_of_the_domain_can_be_written_under_its_own_name()
    {
        var names = typeof(RuleKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleKind)))
            .Select(type => ((RuleKind)RuntimeHelpers.GetUninitializedObject(type)).Name);
        foreach (var name in names)
        {
            Assert.DoesNotContain(
                Compile(WithRule($"kind: {name}")).Problems,
                problem => problem.Problem.StartsWith("unknown rule kind", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("kind: required-slot\nslot: laed # <-", "unknown slot `laed`", "did you mean `lead`?")]
    [InlineData("kind: who-may-act\nacts: [A]\npower: Close # <-", "unknown power `Close`", "use one of `Decide`")]
    [InlineData("kind: who-may-act\nacts: [A]\nclass: juge # <-", "unknown class `juge`", "did you mean `judge`?")]
    [InlineData(
        "upper: A\nlower: B\nfact: rank\nkind: rank-above\nranks: polis # <-",
        "unknown table of ranks `polis`",
        "did you mean `police`?")]
    [InlineData(
        "kind: act-present\nact: T08* # <-", "the catalogue lists no act `T08*`", "did you mean `T07*`?")]
    [InlineData(
        "kind: act-present\nact: A\nwhen: [T08-1] # <-",
        "the catalogue lists no act `T08-1`",
        "use one of `A`, `B`, `T07*`")]
    [InlineData(
        "kind: within-term\nto: B\nhours: 1\nfrom: { act: C } # <-",
        "the catalogue lists no act `C`",
        "use one of `A`, `B`, `T07*`")]
    public void A_reference_that_does_not_resolve_is_refused(string rule, string problem, string fix) =>
        Refused(WithRule(rule), problem, fix);

    [Theory]
    [InlineData("T07-1")]
    [InlineData("T07-1*")]
    [InlineData("T0*")]
    [InlineData("'*'")]
    public void A_pattern_resolves_where_some_listed_act_could_be_meant(string pattern) =>
        Assert.Empty(Compile(WithRule($"kind: act-present\nact: {pattern}")).Problems);

    [Theory]
    [InlineData("0")]
    [InlineData("-48")]
    [InlineData("2.5")]
    [InlineData("9999999")]
    [InlineData("[48]")]
    public void Hours_are_a_whole_number_from_1(string hours) =>
        Refused(
            WithRule($"kind: within-term\nfrom: A\nto: B\nhours: {hours} # <-"),
            "`hours` is not a whole number from 1 to 1000000",
            "write the digits alone");

    [Fact]
    public void An_occurrence_is_the_first_or_the_latest() =>
        Refused(
            WithRule("kind: within-term\nfrom: { act: A, occurrence: last } # <-\nto: B\nhours: 1"),
            "unknown occurrence `last`",
            "did you mean `latest`?");

    [Fact]
    public void A_path_names_a_fact_of_the_case_or_of_the_act() =>
        Refused(
            WithRule("kind: fact-before-fact\nearlier: ended # <-\nlater: case.due"),
            "`ended` is no path to a fact",
            "write `case.NAME`, `act.NAME` or `act.at`");

    [Fact]
    public void A_rule_needs_only_facts_that_it_compares() =>
        Refused(
            WithRule("kind: fact-before-fact\nearlier: case.ended\nlater: case.due\nneeds: [case.end] # <-"),
            "the rule does not compare `case.end`",
            "did you mean `case.ended`?");

    [Fact]
    public void Who_may_act_says_who() =>
        Refused(
            Head + """
                rules:
                  - id: some.rule # <-
                    kind: who-may-act
                    acts: [A]
                    otherwise: it is broken
                    source: { title: a title, article: an article }

                """,
            "the rule does not say who may act",
            "add `power:`, `class:`, `post:` or `slot:`");

    [Fact]
    public void A_list_of_acts_that_says_nothing_is_refused() =>
        Refused(
            WithRule("kind: who-may-act\nclass: judge\nacts: [] # <-"),
            "`acts` is empty",
            "list at least one, or leave it out where it is optional");

    [Fact]
    public void A_parameter_of_another_kind_is_an_unknown_key() =>
        Refused(
            WithRule("kind: required-slot\nslot: lead\nhours: 48 # <-"),
            "unknown key `hours`",
            "use one of `id`, `otherwise`, `source`, `ask`, `confidence`, `kind`, `slot`");

    private static T Kind<T>(string parameters)
        where T : RuleKind => Assert.IsType<T>(TheRule(parameters).Kind);
}
