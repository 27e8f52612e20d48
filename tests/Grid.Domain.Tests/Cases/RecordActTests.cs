using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class RecordActTests
{
    private static readonly CaseCommand.RecordAct Draft = new("draft");
    private static readonly RuleId ByJudges = new("pack.by-judges");

    private static readonly RulePack DecidersAlone =
        With(Rule(ByJudges.Value, new WhoMayAct([Act("approve")]) { Power = Decide }));

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [CaseRules<CaseCommand.RecordAct>.CaseIsKnown.Id] = Given().When(by: Ada, Draft),
        [CaseRules<CaseCommand.RecordAct>.CaseIsOpen.Id] =
            Given(OpenedByAda, new CaseEvent.Closed()).When(by: Ada, Draft),
        [RecordActRules.ActIsListed.Id] = Given(OpenedByAda).When(by: Ada, new CaseCommand.RecordAct("sing")),
        [RecordActRules.PerformerAsks.Id] = Given(OpenedByAda).When(by: Ada, Draft with { Officer = Bo }),
        [LateRules.IsApproved.Id] = Given(OpenedByAda).When(by: Ada, Draft with { Late = new(Ada, Grounds) }),
    };

    [Fact]
    public void An_officer_is_given_leave_to_act() =>
        Given(OpenedByAda)
            .When(by: Ada, Draft with { Stage = "drafting", Note = Grounds, Supervisor = Sue })
            .Then(new CaseEvent.ActRecorded("draft")
            {
                Officer = Ada,
                Stage = "drafting",
                Note = Grounds.Digest,
                Supervisor = Sue,
            });

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void The_same_act_again_is_another_act() =>
        Assert.Equal(2, Given(OpenedByAda).When(by: Ada, Draft).And.When(by: Ada, Draft).And.State.Acts.Length);

    [Fact]
    public void An_act_that_names_a_stage_moves_the_case_there() =>
        Assert.Equal("drafting", Given(OpenedByAda).When(by: Ada, Draft with { Stage = "drafting" }).And.State.Stage);

    [Fact]
    public void An_act_that_names_no_stage_leaves_the_case_where_it_is() => Assert.Equal(
        "intake", Given(OpenedByAda with { Stage = "intake" }).When(by: Ada, Draft).And.State.Stage);

    [Fact]
    public void A_pattern_of_the_catalogue_lists_every_act_that_begins_so() =>
        Assert.Single(Given(OpenedByAda).When(by: Ada, new CaseCommand.RecordAct("note-7")).Events);

    [Fact]
    public void A_request_that_breaks_a_rule_of_the_pack_is_refused_with_its_source_and_whom_to_ask()
    {
        var asked = Given(OpenedByAda).Under(DecidersAlone).When(by: Cy, new CaseCommand.RecordAct("approve"));

        var reason = Assert.Single(asked.Refused.Reasons);
        Assert.Equal(
            new Reason(ByJudges, "it has to be so") { Source = Statute, Ask = Sue.Value },
            reason);
    }

    [Fact]
    public void A_request_without_a_person_is_undecidable_where_a_person_matters() =>
        Given(OpenedByAda)
            .Under(DecidersAlone)
            .When(by: Log, new CaseCommand.RecordAct("approve"))
            .ThenRefused(ByJudges);

    [Fact]
    public void A_record_by_one_without_power_is_kept_void_pending_with_its_breach() =>
        Given(OpenedByAda)
            .Under(DecidersAlone)
            .WhenRecorded(new CaseCommand.RecordAct("approve") { Officer = Cy })
            .Then(
                new CaseEvent.ActRecorded("approve")
                {
                    Officer = Cy,
                    IsVoidPending = true,
                    Verdicts = [new(ByJudges, VerdictKind.Broken, Cy, null)],
                },
                new CaseEvent.BreachRecorded(ByJudges, Cy, Cause: 2));

    [Fact]
    public void A_record_by_one_who_was_suspended_then_is_kept_void_pending_with_its_breach()
    {
        var rule = RecordActRules.PerformerIsActive.Id;

        Given(OnRecord)
            .Suspended(Ada)
            .WhenRecorded(Draft with { Officer = Ada })
            .Then(
                new CaseEvent.ActRecorded("draft")
                {
                    Officer = Ada,
                    IsVoidPending = true,
                    Verdicts = [new(rule, VerdictKind.Broken, Ada, null)],
                },
                new CaseEvent.BreachRecorded(rule, Ada, Cause: 2));
    }

    [Fact]
    public void A_record_of_an_act_before_the_suspension_is_no_breach() =>
        Assert.Empty(Given(OnRecord)
            .Suspended(Ada)
            .WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T12:00:00Z").And.State.Breaches);

    [Theory]
    [InlineData("officer:ada")]
    [InlineData("officer:sue")]
    [InlineData("officer:cy")]
    public void An_officers_word_alone_does_not_date_an_act_before_the_suspension(string by)
    {
        var told = Given(OnRecord)
            .Suspended(Ada)
            .WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T12:00:00Z", by: AskerId.Parse(by));

        var act = Assert.IsType<CaseEvent.ActRecorded>(Assert.Single(told.Events));
        Assert.True(act.IsVoidPending);
        Assert.Equal(
            (RecordActRules.WasInOffice.Id, VerdictKind.Undecidable),
            (Assert.Single(act.Verdicts).Rule, act.Verdicts[0].Verdict));
        Assert.Empty(told.And.State.Breaches);
    }

    [Fact]
    public void Of_one_who_is_in_office_another_may_tell_what_they_did() =>
        Assert.False(Assert.Single(Given(OnRecord)
            .WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T12:00:00Z", by: Sue)
            .And.State.Acts).IsVoidPending);

    [Fact]
    public void A_record_whose_time_cannot_be_compared_with_a_suspension_is_undecidable()
    {
        var after = Given(OnRecord)
            .Suspended(Ada)
            .WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T12:00:00").And.State;

        Assert.Equal(VerdictKind.Undecidable, Assert.Single(after.Standing).Verdict);
        Assert.Empty(after.Breaches);
    }

    [Fact]
    public void A_record_by_one_of_unknown_standing_is_neither_breach_nor_blind_spot() =>
        Given(OnRecord)
            .WhenRecorded(Draft with { Officer = Nia })
            .Then(new CaseEvent.ActRecorded("draft") { Officer = Nia });

    [Fact]
    public void A_record_after_the_closing_is_kept_with_its_breach()
    {
        var rule = CaseRules<CaseCommand.RecordAct>.CaseIsOpen.Id;

        Given(OnRecord, new CaseEvent.Closed())
            .WhenRecorded(Draft)
            .Then(
                new CaseEvent.ActRecorded("draft") { Verdicts = [new(rule, VerdictKind.Broken, null, null)] },
                new CaseEvent.BreachRecorded(rule, null, Cause: 3));
    }

    [Fact]
    public void A_record_is_refused_for_its_form_alone_and_names_nobody_to_ask()
    {
        var refused = Given(OpenedByAda)
            .Under(DecidersAlone)
            .WhenRecorded(new CaseCommand.RecordAct("sing") { Officer = Bo }, by: Ada)
            .Refused;

        var reason = Assert.Single(refused.Reasons);
        Assert.Equal(RecordActRules.ActIsListed.Id, reason.Rule);
        Assert.Null(reason.Ask);
    }

    [Fact]
    public void An_act_of_the_holder_before_the_suspension_is_no_breach_when_told_after()
    {
        var byLead = With(Rule("pack.by-lead", new WhoMayAct([Act("draft")]) { Slot = Lead }));

        var after = Given(OpenedByAda)
            .Under(byLead)
            .Suspended(Ada)
            .WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T12:00:00Z").And.State;

        Assert.Equal(Pat, Assert.Single(after.Responsibilities).Answerable);
        Assert.Empty(after.Breaches);
    }

    [Fact]
    public void A_malformed_salt_is_refused_rather_than_hashed() =>
        Given(OpenedByAda)
            .When(by: Ada, Draft with { Note = new("text", new string('G', 32)) })
            .ThenRefused(AskerRules<CaseCommand.RecordAct>.TextsAreSalted.Id);
}
