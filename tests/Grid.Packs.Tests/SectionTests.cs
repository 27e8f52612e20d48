using System.Runtime.CompilerServices;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class SectionTests
{
    private const string TopKeys =
        "`powers`, `instruments`, `facts`, `capacities`, `organs`, `classes`, `slots`, `posts`, `kinds`, "
        + "`ranks`, `acts`, `procedures`, `conversions`, `receipts`, `tracks`, `states`, `ends`, `rules`, "
        + "`calendars`, `counting`, `title`, `oversight`, `separations`, `supervision`, `faults`, `liability`, "
        + "`exemptions`, `accountability`, `liability_time`, `protections`, `recusal`, `approvers`, `clocks`, "
        + "`deeds`, `sources`, `seals`, `noted-attempts`, `clues`, `effective`, `transition`, `translations`, "
        + "`pack`, `include`";

    private const string AText = "write one text, in quotes where it begins with a sign";
    private const string AList = "write `- ` before each entry, or `[a, b]`";
    private const string AMapping = "write `key: value` lines";
    private const string Some = "list at least one, or leave it out where it is optional";

    [Fact]
    public void A_pack_without_name_or_title_is_refused()
    {
        Refused("title: t # <-\n", "the file has no `pack`", "add `pack:`");
        Refused("pack: p # <-\nacts: [{ act: A }]\n", "the file has no `title`", "add `title:`");
    }

    [Fact]
    public void A_name_that_makes_a_poor_id_is_refused() =>
        Refused(
            "pack: Sign Off # <-\n",
            "`Sign Off` is not a name for a pack",
            "use lower-case letters, digits and single hyphens");

    [Fact]
    public void An_unknown_key_is_answered_with_the_nearest_known_one() =>
        Refused(Head + "power: [Decide] # <-\n", "unknown key `power`", "did you mean `powers`?");

    [Fact]
    public void An_unknown_key_like_no_other_is_answered_with_all_of_them() =>
        Refused(Head + "jurisdiction: x # <-\n", "unknown key `jurisdiction`", $"use one of {TopKeys}");

    [Fact]
    public void An_act_stands_for_the_events_of_clocks_that_the_catalogue_says()
    {
        var pack = Compile(
            Head + "include: [more.yaml]\n",
            ("more.yaml", "acts: [{ act: filed }, { act: intake, events: [filed] }]")).Pack!;
        Assert.Equal([[], ["filed"]], pack.Acts.TakeLast(2).Select(entry => entry.Events.ToArray()));
        RefusedInIncluded(
            "acts: [{ act: filed }, { act: intake, events: [field] }] # <-",
            "the catalogue lists no act `field`",
            "did you mean `filed`?");
        RefusedInIncluded(
            "acts: [{ act: filed }, { act: intake, events: [Concluded] }] # <-",
            "the catalogue lists no act `Concluded`",
            "list it among the acts: `- { act: Concluded }`, so that clocks know the event");
    }

    [Fact]
    public void Unknown_keys_inside_entries_are_refused()
    {
        Refused(Head + "rules: [{ id: a.b, kind: required-slot, slot: lead, otherwise: no, ak: me, "
            + "source: { title: t, article: a } }] # <-\n", "unknown key `ak`", "did you mean `ask`?");
        RefusedInIncluded("acts: [{ act: C, titel: x }] # <-", "unknown key `titel`", "did you mean `title`?");
        RefusedInIncluded("slots: [{ slot: second, seat: 2 }] # <-", "unknown key `seat`", "did you mean `seats`?");
        RefusedInIncluded(
            "sources: { case.is-open: { title: t, article: a, artikel: b } } # <-",
            "unknown key `artikel`",
            "did you mean `article`?");
    }

    [Theory]
    [InlineData("powers: Decide # <-", "`powers` is not a list", AList)]
    [InlineData("ranks: { army: [LOW] } # <-", "an entry of `army` is not a list", AList)]
    [InlineData("slots: [lead] # <-", "an entry of `slots` is not a mapping", AMapping)]
    [InlineData("deeds: [case.open] # <-", "`deeds` is not a mapping", AMapping)]
    [InlineData("kinds: [[civil]] # <-", "an entry of `kinds` is not a text", AText)]
    [InlineData("oversight: # <-", "`oversight` is blank", "write it, or leave it out where it is optional")]
    [InlineData("ranks: { army: [] } # <-", "`army` is empty", Some)]
    [InlineData("ranks: { army: [[]] } # <-", "an entry of `army` is empty", Some)]
    public void A_wrong_shape_is_refused(string text, string problem, string fix) =>
        RefusedInIncluded(text, problem, fix);

    [Theory]
    [InlineData("powers: [Decide] # <-", "power `Decide` stands twice, first at pack.yaml:3")]
    [InlineData("classes: [judge] # <-", "class `judge` stands twice, first at pack.yaml:4")]
    [InlineData("kinds: [a, a] # <-", "kind of case `a` stands twice, first at more.yaml:1")]
    [InlineData("ranks: { police: [[X]] } # <-", "table of ranks `police` stands twice, first at pack.yaml:5")]
    [InlineData("ranks: { army: [[X], [Y, X]] } # <-", "rank `X` stands twice, first at more.yaml:1")]
    [InlineData("slots: [{ slot: lead }] # <-", "slot `lead` stands twice, first at pack.yaml:6")]
    [InlineData("acts: [{ act: T07* }] # <-", "act `T07*` stands twice, first at pack.yaml:7")]
    public void A_name_that_stands_twice_is_refused(string text, string problem) =>
        RefusedInIncluded(text, problem, "keep one of the two");

    [Fact]
    public void A_single_value_stands_once_over_all_files() =>
        RefusedInIncluded("title: another # <-", "`title` stands twice, first in pack.yaml", "keep one of the two");

    [Theory]
    [InlineData("pack: another # <-", "only pack.yaml may have `pack`")]
    [InlineData("include: [third.yaml] # <-", "only pack.yaml may have `include`")]
    public void Only_pack_yaml_has_a_header(string text, string problem) =>
        RefusedInIncluded(text, problem, "move it to pack.yaml");

    [Fact]
    public void An_empty_catalogue_is_refused_once_whatever_the_rules_speak_of() =>
        Refused(
            "pack: p # <-\ntitle: t\n" + RuleInOrder,
            "the pack lists no acts",
            "add `acts:` with an entry such as `- act: \"*\"`");

    [Theory]
    [InlineData("*A")]
    [InlineData("A*B")]
    [InlineData("A**")]
    public void A_star_stands_at_the_end_of_a_pattern_only(string pattern) =>
        RefusedInIncluded(
            $"acts: [{{ act: '{pattern}' }}] # <-",
            $"`{pattern}` has a star before its end",
            "a star may only be the last letter");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("two")]
    [InlineData("99999999999")]
    public void Seats_are_a_whole_number_from_1(string seats) =>
        RefusedInIncluded(
            $"slots: [{{ slot: second, seats: {seats} }}] # <-",
            "`seats` is not a whole number from 1 to 1000",
            "write the digits alone");

    [Fact]
    public void The_power_of_a_slot_must_be_listed() =>
        RefusedInIncluded(
            "slots: [{ slot: second, power: Decode }] # <-", "unknown power `Decode`", "did you mean `Decide`?");

    [Fact]
    public void The_power_for_a_deed_must_be_listed() =>
        RefusedInIncluded("deeds: { case.open: Close } # <-", "unknown power `Close`", "use one of `Decide`");

    [Fact]
    public void A_deed_must_be_one_that_can_be_asked() =>
        RefusedInIncluded(
            "deeds: { case.transfr: Decide } # <-", "unknown deed `case.transfr`", "did you mean `case.transfer`?");

    [Fact]
    public void The_deeds_that_can_ask_for_a_power_are_those_of_the_domain()
    {
        var asked = Compile(Head + "deeds: { x: Decide }\n");

        var listed = Assert.Single(asked.Problems).ToString().Split("use one of ")[1];
        Assert.Equal(
            DeedsOf<CaseCommand>().Concat(DeedsOf<OfficerCommand>()).Concat(DeedsOf<UnitCommand>())
                .Order(StringComparer.Ordinal),
            listed.Split(", ").Select(deed => deed.Trim('`')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Oversight_must_be_the_id_of_an_officer() =>
        RefusedInIncluded("oversight: a/b/c # <-", "`a/b/c` is not the id of an officer", "write `officer:ID`");

    [Theory]
    [InlineData("sources: { CaseIsOpen: { title: t, article: a } } # <-")]
    [InlineData("noted-attempts: [CaseIsOpen] # <-")]
    public void Rules_that_are_spoken_of_have_well_formed_ids(string text) =>
        RefusedInIncluded(
            text,
            "`CaseIsOpen` is not an id for a rule",
            "write `area.what-it-asks` in lower case, or the row of its source such as `SEP-3`");

    [Fact]
    public void Everything_a_pack_declares_is_in_the_compiled_pack()
    {
        var pack = Compile(
            Head + """
                oversight: officer:oversight
                kinds: [civil]
                deeds: { case.transfer: Decide }
                sources: { case.is-open: { title: a law, article: "1" } }
                noted-attempts: [case.is-open]
                include: [more.yaml]

                """,
            ("more.yaml", "slots: [{ slot: panel, seats: 3, power: Decide }]\nkinds: [criminal]\n")).Pack!;
        Assert.Equal(new OfficerId("officer:oversight"), pack.Oversight);
        Assert.Equal(["civil", "criminal"], pack.Kinds.AsEnumerable());
        Assert.Equal([new("lead"), new("panel")], pack.Slots.Select(entry => entry.Slot));
        Assert.Equal(
            (new Slot("panel"), 3, new Power("Decide")),
            (pack.Slots[1].Slot, pack.Slots[1].Seats, pack.Slots[1].Power));
        Assert.Equal(new Power("Decide"), pack.PowerFor("case.transfer"));
        Assert.Equal(new LegalSource("a law", "1"), pack.SourceOf(new("case.is-open")));
        Assert.Contains(new RuleId("case.is-open"), pack.NotedAttempts);
        Assert.True(pack.Lists("T07-1"));
    }

    [Fact]
    public void All_problems_of_all_files_are_told_at_once() =>
        Assert.Equal(
            ["more.yaml:1", "more.yaml:2", "pack.yaml:8", "pack.yaml:9"],
            Compile(
                Head + "kindz: [x]\noversight: a/b/c\ninclude: [more.yaml]\n",
                ("more.yaml", "powers: [Decide]\nrulez: []\n"))
                .Problems.Select(problem => $"{problem.File}:{problem.Line}"));

    private static IEnumerable<string> DeedsOf<TCommand>() => typeof(TCommand).GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(TCommand)))
        .Select(type => (string)type.GetProperty("Deed")!.GetValue(RuntimeHelpers.GetUninitializedObject(type))!);
}
