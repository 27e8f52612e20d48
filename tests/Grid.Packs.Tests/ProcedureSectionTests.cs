using Grid.Domain.Procedures;
using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

/// <summary>Procedures, recusal, and the rules that speak of them.</summary>
public sealed class ProcedureSectionTests
{
    private const string Brief = """
        kinds: [civil]
        procedures:
          - procedure: brief
            title: brief procedure
            kinds: [civil]
            acts: [T07*]
            stages:
              - { stage: drafting, holder: lead, acts: [A] }
              - { stage: signing, slots: [lead] }
              - { stage: done, closing: true }
            transitions:
              - { from: drafting, on: B, to: signing }
              - { on: [A, T07-9], to: done }
          - procedure: long
            start: hearing
            stages: [{ stage: drafting }, { stage: hearing }]
        conversions:
          - { id: SUP-53, on: T07-1, from: brief, to: long, source: { title: t, article: a } }
          - { on: T07-2, from: long, to: brief, stage: signing }

        """;

    private static RulePack Whole(string text)
    {
        var compiled = Compile(Head + text);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }

    private static T Kind<T>(string parameters)
        where T : RuleKind => Assert.IsType<T>(TheRule(parameters).Kind);

    [Fact]
    public void A_procedure_has_stages_and_acts_that_lead_on()
    {
        var brief = Whole(Brief).ProcedureNamed("brief")!;

        Assert.Equal(("drafting", "brief procedure"), (brief.Start, brief.Title));
        Assert.Equal(["drafting", "signing", "done"], brief.Stages.Select(stage => stage.Name));
        Assert.Equal(new Slot("lead"), brief.Stages[0].Holder);
        Assert.True(brief.Stages[2].IsClosing);
        Assert.Equal("signing", brief.After("drafting", "B")!.To);
        Assert.Null(brief.After("signing", "B"));
        Assert.Equal("done", brief.After("signing", "T07-9")!.To);
        Assert.Equal("brief", Whole(Brief).ProcedureFor("civil")!.Name);
    }

    [Fact]
    public void A_conversion_keeps_the_stage_where_none_is_named()
    {
        var pack = Whole(Brief);

        Assert.Equal(
            new Transition(new("T07-1"), "drafting", null)
            {
                Procedure = "long",
                Id = new RuleId("SUP-53"),
                Source = new("t", "a"),
            },
            pack.ProcedureNamed("brief")!.After("drafting", "T07-1"));
        Assert.Null(pack.ProcedureNamed("brief")!.After("signing", "T07-1"));
        Assert.Equal("signing", pack.ProcedureNamed("long")!.After("hearing", "T07-2")!.To);
        Assert.Equal("hearing", pack.ProcedureNamed("long")!.Start);
    }

    [Theory]
    [InlineData("stage: drafting, holder: laed", "unknown slot `laed`", "did you mean `lead`?")]
    [InlineData("stage: drafting, acts: [C]", "the catalogue lists no act `C`", "use one of `A`, `B`, `T07*`")]
    [InlineData("stage: drafting, closing: maybe", "`closing` is neither true nor false", "write `true` or `false`")]
    [InlineData(
        "stage: drafting, ends: true",
        "unknown key `ends`",
        "use one of `stage`, `title`, `holder`, `slots`, `acts`, `closing`")]
    [InlineData("title: drafting", "an entry of `stages` has no `stage`", "add `stage:`")]
    public void A_stage_that_does_not_resolve_is_refused(string stage, string problem, string fix) =>
        RefusedInIncluded($"procedures: [{{ procedure: p, stages: [{{ {stage} }}] }}] # <-", problem, fix);

    [Theory]
    [InlineData("start: ending", "unknown stage `ending`", "use one of `s`")]
    [InlineData("transitions: [{ on: A, from: x, to: s }]", "unknown stage `x`", "use one of `s`")]
    [InlineData("transitions: [{ on: A }]", "an entry of `transitions` has no `to`", "add `to:`")]
    public void A_procedure_that_leads_nowhere_is_refused(string part, string problem, string fix) =>
        RefusedInIncluded(
            $"procedures: [{{ procedure: p, stages: [{{ stage: s }}], {part} }}] # <-", problem, fix);

    [Theory]
    [InlineData("{ on: A, from: p, to: q }", "unknown procedure `q`", "use one of `p`")]
    [InlineData(
        "{ on: A, from: p, to: p, stage: x }", "the procedure `p` has no stage `x`", "use one of `s`")]
    public void A_conversion_that_does_not_resolve_is_refused(string conversion, string problem, string fix) =>
        RefusedInIncluded(
            "procedures: [{ procedure: p, stages: [{ stage: s }] }]\n" + $"conversions: [{conversion}] # <-",
            problem,
            fix);

    [Theory]
    [InlineData("organ: x, from: p, to: p, stage: s, counts_as: A", "unknown organ `x`", "use one of `o`")]
    [InlineData("organ: o, from: q, to: p, stage: s, counts_as: A", "unknown procedure `q`", "use one of `p`")]
    [InlineData("organ: o, from: p, to: p, stage: t, counts_as: A", "unknown stage `t`", "use one of `s`")]
    [InlineData("organ: o, from: p, in: t, to: p, stage: s, counts_as: A", "unknown stage `t`", "use one of `s`")]
    public void A_receipt_that_does_not_resolve_is_refused(string receipt, string problem, string fix) =>
        RefusedInIncluded(
            "organs: [{ organ: o, title: an organ }]\nprocedures: [{ procedure: p, stages: [{ stage: s }] }]\n"
            + $"receipts: [{{ {receipt} }}] # <-",
            problem,
            fix);

    [Fact]
    public void Recusal_has_grounds_deciders_and_what_goes_on_until_then()
    {
        var recusal = Whole("""
            recusal:
              grounds: [{ ground: kin, title: kin of a party, source: { title: t, article: a } }]
              deciders:
                - id: SUP-32
                  of: { class: judge }
                  by: { post: president, ask: them }
                  source: { title: t, article: a }
              pending: [{ of: { slot: lead }, effect: pause, urgent: [T07*], source: { title: t, article: a } }]

            """).Recusal!;

        Assert.Equal("kin", Assert.Single(recusal.Grounds).Ground);
        Assert.Equal(("judge", "president", "them"), (
            recusal.Deciders[0].Of.Class, recusal.Deciders[0].By.Post, recusal.Deciders[0].By.Ask));
        Assert.True(recusal.Pending[0].IsPause);
        Assert.Equal([new("T07*")], recusal.Pending[0].Urgent.AsEnumerable());
    }

    [Theory]
    [InlineData(
        "pending: [{ effect: stop, source: { title: t, article: a } }]",
        "unknown effect `stop`",
        "use one of `continue`, `pause`")]
    [InlineData("deciders: [{ source: { title: t, article: a } }]", "an entry of `deciders` has no `by`", "add `by:`")]
    [InlineData("grounds: [{ ground: kin }]", "an entry of `grounds` has no `source`", "add `source:`")]
    public void Recusal_that_does_not_resolve_is_refused(string part, string problem, string fix) =>
        RefusedInIncluded($"recusal: {{ {part} }} # <-", problem, fix);

    [Fact]
    public void Needs_approval_takes_who_may_approve_what()
    {
        var kind = Kind<NeedsApproval>("""
            kind: needs-approval
            acts: [A]
            approval: [B]
            by: [{ when: { order: first }, post: president, ask: them }, { power: Decide }]
            unless: { urgent: ["yes", "very"] }
            same: [order]
            by-another: true
            for-each: true
            """);

        Assert.Equal(("president", "them"), (kind.By[0].Post, kind.By[0].Ask));
        Assert.Equal(["first"], kind.By[0].When[0].Values.AsEnumerable());
        Assert.Equal(["yes", "very"], kind.Unless[0][0].Values.AsEnumerable());
        Assert.True(kind is { IsByAnother: true, IsForEach: true });
    }

    [Fact]
    public void A_decision_takes_a_pattern()
    {
        var panel = Assert.IsType<DecisionPattern.Vote>(Kind<DecisionMade>("""
            kind: decision
            pattern: committee
            acts: [A]
            vote: B
            questions: [fact, law]
            members: [{ slot: lead, weight: 2, questions: [law] }]
            majority: two-thirds
            signed-by: T07-1
            instead: [T07-2]
            ask-without-majority: them
            """).Pattern);
        Assert.Equal((2, 0), (panel.Members[0].WeightOn("law"), panel.Members[0].WeightOn("fact")));
        Assert.Equal(new(VoteBody.AllMembers, 2, 3), panel.Majority);
        Assert.True(panel.Quorum.IsMoreThan);

        var chain = Assert.IsType<DecisionPattern.Chain>(Kind<DecisionMade>(
            "kind: decision\npattern: chain\nsteps: [{ act: A, slot: lead }, { act: B }]").Pattern);
        Assert.Equal([new(new("A"), new Slot("lead")), new(new("B"), null)], chain.Steps.AsEnumerable());
        Assert.IsType<DecisionPattern.Sole>(
            Kind<DecisionMade>("kind: decision\npattern: sole\nacts: [A]\nslot: lead").Pattern);
    }

    [Fact]
    public void The_other_kinds_take_their_parameters()
    {
        Assert.Equal(2, Kind<AtLeastOfficers>("kind: at-least-officers\nacts: [A]\ncount: 2").Count);
        Assert.Equal("found", Kind<Cites>("kind: cites\nacts: [A]\nfacts: [norm]\nfound: found").Found);
        Assert.Equal([new("lead")], Kind<NotAgainAfter>(
            "kind: not-again-after\nafter: [A]\nslots: [lead]\nstages: [x/*]").Slots.AsEnumerable());
        Assert.True(Kind<SeparateSlots>("kind: separate-slots\nslots: [lead]\nfor-good: true").IsForGood);
        Assert.Equal(2, Kind<SeparateStages>("kind: separate-stages\ngroups: [[a], [b/*, c]]").Groups.Length);
        Assert.Equal("president", Kind<WhoMayAct>("kind: who-may-act\nacts: [A]\npost: president").By.Post);
        Assert.Equal(
            [[new("lead")]],
            Kind<SeparateSlots>("kind: separate-slots\ngroups: [[lead]]").Groups.Select(group => group.ToArray()));
        var says = Kind<ActSays>(
            "kind: act-says\nacts: [A]\nafter: [B]\nsays: { place: [centre] }\nstates: [why]\nneeds: [place]");
        Assert.Equal(("place", "why", "place"), (says.Says[0].Name, says.States[0], says.Needs[0]));
        var most = Kind<AtMost>("kind: at-most\nacts: [A]\ncount: 2\nsame: [conduct]\nanew: [B]");
        Assert.Equal((2, "conduct"), (most.Count, most.Same[0]));
        var several = Kind<SeveralOfficers>("kind: several-officers\ncount: 2\nacts: [A]\nbreachAt: [B]");
        Assert.Equal((2, "A", "B"), (several.Count, several.Acts[0].Text, several.BreachAt[0].Text));
        Assert.False(Kind<SupervisorIsAnother>("kind: supervisor-is-another\nacts: [A]").NeedsSupervisor);
        Assert.True(Kind<SupervisorIsAnother>("kind: supervisor-is-another\nneeds: [supervisor]").NeedsSupervisor);
    }

    [Fact]
    public void Who_approves_holds_a_post_in_the_own_organ_or_in_one_above()
    {
        var pack = Whole("""
            organs: [{ organ: court, title: a court, levels: [high, low], ties: [{ tie: supervise, to: court }] }]
            posts: [{ post: president, organ: court }]
            approvers:
              - { approver: own.president, post: president, organ: own, ask: the president }
              - { approver: court.above, post: president, organ: above }
              - { approver: anybody, when: { level: high }, power: Decide }
              - { approver: anybody, post: president }

            """);

        Assert.Equal(
            [ApprovalPlace.Own, ApprovalPlace.Above, ApprovalPlace.Any, ApprovalPlace.Any],
            pack.Approvals.Select(entry => entry.Place));
        Assert.Equal(("president", "the president"), (pack.Approvals[0].By.Post, pack.Approvals[0].By.Ask));
    }

    [Theory]
    [InlineData(
        "approver: x, power: Decide }, { approver: x, power: Decide",
        "`x` stands already for every question",
        "say above, by `when:`, for which it stands, or keep one of the two")]
    [InlineData("approver: x", "nothing says who approves", "add `power:`, `class:`, `post:` or `slot:`")]
    [InlineData("approver: x, post: presidnet", "unknown post `presidnet`", "did you mean `president`?")]
    [InlineData(
        "approver: x, post: president, organ: above",
        "no organ of `president` is above another",
        "give the organ a tie `lead` or `supervise` to its own kind, or leave `organ:` out")]
    [InlineData(
        "approver: x, power: Decide, organ: over",
        "unknown organ `over`",
        "use one of `any`, `own`, `above`, `next`")]
    [InlineData(
        "approver: x, post: president, organ: next",
        "no organ of `president` is above another",
        "give the organ a tie `lead` or `supervise` to its own kind, or leave `organ:` out")]
    [InlineData(
        "approver: x, power: Decide, from: lead",
        "`from:` says from where the organ is seen, and any organ will do here",
        "add `organ: own`, `next` or `above`, or leave `from:` out")]
    public void Who_approves_can_be_found(string approver, string problem, string fix) =>
        RefusedInIncluded(
            "organs: [{ organ: court, title: a court }]\n"
            + $"posts: [{{ post: president, organ: court }}]\napprovers: [{{ {approver} }}] # <-",
            problem,
            fix);

    [Theory]
    [InlineData(
        "kind: decision\npattern: jury # <-",
        "unknown pattern `jury`",
        "use one of `chain`, `committee`, `panel`, `sole`")]
    [InlineData(
        "kind: decision\npattern: panel\nacts: [A]\nvote: B\nmembers: [{ slot: lead }]\nmajority: quarter # <-",
        "unknown share of votes `quarter`",
        "use one of `all`, `more-than-half`, `more-than-half-of-voters`, `two-thirds`, `two-thirds-of-voters`")]
    [InlineData(
        "kind: separate-stages\ngroups: [[a]] # <-",
        "there is one group, and nothing to keep apart from it",
        "list two groups at least")]
    [InlineData(
        "kind: decision\npattern: panel\nacts: [A]\nvote: B\nmembers: [{ slot: lead, questions: [law] }] # <-",
        "unknown question `law`",
        "declare it first")]
    public void A_parameter_that_makes_no_sense_is_refused(string rule, string problem, string fix) =>
        Refused(WithRule(rule), problem, fix);

    [Fact]
    public void A_stage_that_no_procedure_has_is_refused() => RefusedInIncluded(
        """
        procedures: [{ procedure: p, stages: [{ stage: drafting }] }]
        rules:
          - id: a.b
            kind: separate-stages
            groups: [[drafting], [darfting]] # <-
            otherwise: no
            source: { title: t, article: a }
        """,
        "no procedure has a stage `darfting`",
        "did you mean `drafting`?");
}
