using Grid.Domain.Rules.Organisation;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class OrganisationTests
{
    private const string Circle = "let one of them be supervised by somebody else, at last by `oversight`";

    [Fact]
    public void A_class_is_a_name_alone_or_says_more()
    {
        var pack = Compiled("""
            organs: [{ organ: bench, title: a bench }]
            classes: [clerk, { class: assessor, organ: bench, decides: limited }]
            """);

        Assert.Equal(["judge", "clerk", "assessor"], pack.Classes.AsEnumerable());
        Assert.Equal(
            [(null, null), (null, null), ("bench", DecidingPower.Limited)],
            pack.Organisation.Classes.Select(entry => (entry.Organ, entry.Decides)));
    }

    [Fact]
    public void An_organ_is_led_by_one_and_supervised_by_another()
    {
        var pack = Compiled("""
            organs:
              - organ: force
                title: a force
                levels: [national, local]
                ties: [{ tie: lead, to: force }, { tie: supervise, to: watch }]
                powers: [Decide]
                units: [desk]
              - { organ: watch, title: a watch }
            posts: [{ post: chief, organ: force, unit: desk, classes: [judge], powers: [Decide] }]
            """);

        var force = pack.Organisation.Organs[0];
        Assert.Equal(
            [new OrganTie(TieKind.Lead, "force"), new OrganTie(TieKind.Supervise, "watch")], force.Ties.AsEnumerable());
        Assert.Equal(["desk"], force.Units.AsEnumerable());
        Assert.Equal("desk", Assert.Single(pack.Organisation.Posts).Unit);
    }

    [Fact]
    public void A_slot_says_who_fills_it_how_votes_count_and_who_supervises()
    {
        var slot = Compile(Head.Replace("slots: [{ slot: lead }]", """
            oversight: officer:top/P-1
            slots:
              - { slot: lead, supervised_by: oversight }
              - slot: panel
                sizes: [7, 3, 5]
                classes: [judge]
                votes: { fact: 1, law: 0 }
                part: decides
                responsibility: own vote
                supervised_by: lead
            """)).Pack!.Slots[1];

        Assert.Equal(7, slot.Seats);
        Assert.Equal([3, 5, 7], slot.Sizes.AsEnumerable());
        Assert.Equal((1, 0, 0), (slot.WeightOn("fact"), slot.WeightOn("law"), slot.WeightOn("guilt")));
        Assert.Equal(SlotPart.Decides, slot.Part);
        Assert.Equal([new Bearer(BearerKind.Slot, "lead")], slot.SupervisedBy.AsEnumerable());
    }

    [Theory]
    [InlineData("posts: [{ post: chief, classes: [juge] }] # <-", "unknown class `juge`", "did you mean `judge`?")]
    [InlineData(
        "organs: [{ organ: a, title: t, ties: [{ tie: lead, to: b }] }] # <-", "unknown organ `b`", "use one of `a`")]
    [InlineData(
        "organs: [{ organ: a, title: t, ties: [{ tie: leads, to: a }] }] # <-",
        "unknown `tie` `leads`", "did you mean `lead`?")]
    [InlineData(
        "classes: [{ class: a, decides: maybe }] # <-",
        "unknown `decides` `maybe`",
        "use one of `limited`, `no`, `yes`")]
    [InlineData("slots: [{ slot: b, sizes: [3, 3] }] # <-", "a size stands twice", "keep one of the two")]
    public void Bad_organisation_is_refused(string text, string problem, string fix) =>
        RefusedInIncluded(text, problem, fix);

    [Fact]
    public void Supervision_that_goes_round_in_a_circle_is_refused() => Refused(
        Head.Replace("slots: [{ slot: lead }]", """
            slots:
              - { slot: lead, supervised_by: second } # <-
              - { slot: second, supervised_by: third }
              - { slot: third, supervised_by: lead }
            """),
        "supervision goes round in a circle: lead → second → third → lead",
        Circle);

    [Fact]
    public void Nobody_supervises_themselves() => Refused(
        Head.Replace("slots: [{ slot: lead }]", "slots: [{ slot: lead, supervised_by: lead }] # <-"),
        "supervision goes round in a circle: lead → lead",
        Circle);

    [Fact]
    public void A_slot_without_a_way_up_to_oversight_is_refused() => Refused(
        Head.Replace("slots: [{ slot: lead }]", """
            slots:
              - { slot: lead, supervised_by: second }
              - { slot: second } # <-
            """),
        "nobody supervises the slot `second`",
        "add `supervised_by:` with a slot, a post or `oversight`");

    [Fact]
    public void A_chief_whom_nobody_but_the_oversight_authority_watches_needs_one() => Refused(
        Head.Replace("slots: [{ slot: lead }]", """
            slots: [{ slot: lead, supervised_by: chief }]
            posts: [{ post: chief, supervised_by: oversight }] # <-
            """),
        "the pack names no oversight authority, so no way up ends anywhere",
        "add `oversight: officer:…` to pack.yaml");

    [Fact]
    public void Only_slots_posts_and_oversight_supervise() => Refused(
        Head.Replace(
            "slots: [{ slot: lead }]",
            "oversight: officer:top/P-1\nslots: [{ slot: lead, supervised_by: [judge, oversight] }] # <-"),
        "`judge` cannot supervise",
        "name a slot, a post or `oversight`");

    [Fact]
    public void A_name_of_several_things_is_told_apart_by_a_prefix()
    {
        const string Twice = "posts: [{ post: lead }]\nfaults: []\nprotections:\n"
            + "  - { id: X-1, title: t, source: { title: t, article: a }, of: [LEAD] } # <-\n";

        RefusedInIncluded(
            Twice.Replace("LEAD", "lead"), "`lead` is several things", "write `slot:lead` or `post:lead`");
        var pack = Compiled(Twice.Replace("LEAD", "post:lead"));
        Assert.Equal(BearerKind.Post, Assert.Single(Assert.Single(pack.Accountability.Protections).Of).Kind);
    }

    private static RulePack Compiled(string more)
    {
        var compiled = Compile(Head + "include: [more.yaml]\n", ("more.yaml", more));
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }
}
