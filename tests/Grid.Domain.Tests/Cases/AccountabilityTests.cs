using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>Who answers in a case run through the grid, and who supervises (the promise of no blind spot).</summary>
public sealed class AccountabilityTests
{
    private static readonly CaseCommand.RecordAct Draft = new("draft");

    private static OfficerId? AnswererOf(OfficerId holder, ImmutableDictionary<OfficerId, OfficerState> officers) =>
        Accountability.AnswererOf(holder, new(Now, officers), Ova);

    private static OfficerId? SupervisorOf(OfficerId holder, ImmutableDictionary<OfficerId, OfficerState> officers) =>
        Accountability.SupervisorOf(holder, new(Now, officers), Ova);

    [Fact]
    public void The_holder_answers_while_active() => Assert.Equal(Ada, AnswererOf(Ada, Everybody));

    [Fact]
    public void The_deputy_answers_for_a_suspended_holder() =>
        Assert.Equal(Pat, AnswererOf(Ada, Everybody.Suspend(Ada)));

    [Fact]
    public void The_supervisor_answers_where_the_deputy_is_suspended_too() =>
        Assert.Equal(Sue, AnswererOf(Ada, Everybody.Suspend(Ada, Pat)));

    [Fact]
    public void The_deputy_of_the_supervisor_comes_before_the_next_supervisor() => Assert.Equal(
        Zoe,
        AnswererOf(Ada, Everybody.SetItem(Sue, Active(supervisor: Max, deputy: Zoe)).Suspend(Ada, Pat, Sue)));

    [Fact]
    public void The_oversight_authority_answers_where_the_whole_line_is_suspended() =>
        Assert.Equal(Ova, AnswererOf(Ada, Everybody.Suspend(Ada, Pat, Sue, Max)));

    [Fact]
    public void The_oversight_authority_answers_also_where_a_log_merely_named_it()
    {
        var named = OfficerState.None.Evolve(new OfficerEvent.Registered(Signing.Name, Standing.Unknown), Start);

        Assert.Equal(Ova, AnswererOf(Ada, Everybody.SetItem(Ova, named).Suspend(Ada, Pat, Sue, Max)));
    }

    [Fact]
    public void A_supervisor_who_is_also_the_deputy_does_not_cut_the_way_up() => Assert.Equal(
        Max,
        AnswererOf(Ada, Everybody.SetItem(Ada, Active(supervisor: Sue, deputy: Sue)).Suspend(Ada, Sue)));

    [Fact]
    public void A_ring_of_supervisors_ends_at_the_oversight_authority() => Assert.Equal(
        Ova,
        AnswererOf(Bo, Everybody.SetItem(Sue, Active(supervisor: Bo)).Suspend(Bo, Sue)));

    [Fact]
    public void A_deputy_who_answers_is_supervised_by_their_own_line() => Assert.Equal(
        Zoe, SupervisorOf(Pat, Everybody.SetItem(Pat, Active(supervisor: Zoe)).Suspend(Ada)));

    [Fact]
    public void A_deputy_whose_supervisor_is_the_suspended_holder_is_supervised_from_above_the_holder() => Assert.Equal(
        Sue, SupervisorOf(Pat, Everybody.SetItem(Pat, Active(supervisor: Ada)).Suspend(Ada)));

    [Fact]
    public void Two_who_supervise_each_other_are_supervised_by_each_other() => Assert.Equal(
        Sue, SupervisorOf(Max, Everybody.SetItem(Max, Active(supervisor: Sue))));

    [Fact]
    public void A_ring_through_the_supervised_does_not_make_their_own_deputy_their_supervisor() => Assert.Equal(
        Ova,
        SupervisorOf(Max, Everybody.SetItem(Max, Active(supervisor: Sue, deputy: Zoe)).Suspend(Sue)));

    [Fact]
    public void One_on_record_as_their_own_supervisor_is_supervised_by_the_oversight_authority() => Assert.Equal(
        Ova, SupervisorOf(Max, Everybody.SetItem(Max, Active(supervisor: Max, deputy: Zoe))));

    [Fact]
    public void The_top_of_the_line_is_supervised_by_the_oversight_authority() =>
        Assert.Equal(Ova, SupervisorOf(Max, Everybody));

    [Fact]
    public void Nobody_supervises_the_oversight_authority() => Assert.Null(SupervisorOf(Ova, Everybody));

    [Fact]
    public void The_acting_holder_is_named_at_the_next_command() =>
        Given(OpenedByAda)
            .Suspended(Ada)
            .When(by: Pat, Draft)
            .Then(
                new CaseEvent.ActingHolderNamed(Lead, 1, Holder: Ada, Acting: Pat),
                new CaseEvent.ActRecorded("draft") { Officer = Pat });

    [Fact]
    public void The_acting_holder_is_named_once()
    {
        var named = Given(OpenedByAda).Suspended(Ada).When(by: Pat, Draft).And;

        named.When(by: Pat, Draft).Then(new CaseEvent.ActRecorded("draft") { Officer = Pat });
    }

    [Fact]
    public void Another_acting_holder_takes_over_where_the_first_is_suspended_too() =>
        Given(OpenedByAda, new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Pat))
            .Suspended(Ada, Pat)
            .WhenRecorded(Draft)
            .Then(
                new CaseEvent.ActingHolderNamed(Lead, 1, Holder: Ada, Acting: Sue),
                new CaseEvent.ActRecorded("draft"));

    [Fact]
    public void The_acting_holder_ends_at_the_next_command_after_the_reinstatement()
    {
        var ended = Given(OpenedByAda, new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Pat)).When(by: Ada, Draft);

        ended.Then(
            new CaseEvent.ActingHolderEnded(Lead, 1, Holder: Ada, Acting: Pat),
            new CaseEvent.ActRecorded("draft") { Officer = Ada });
        Assert.Equal(Ada, Assert.Single(ended.And.State.Responsibilities).Answerable);
    }

    [Fact]
    public void The_acting_holder_hands_the_case_over()
    {
        var moved = Given(OpenedByAda)
            .Suspended(Ada)
            .When(by: Pat, new CaseCommand.TransferResponsibility(Lead, Bo));

        moved.Then(
            new CaseEvent.ActingHolderNamed(Lead, 1, Holder: Ada, Acting: Pat),
            new CaseEvent.ResponsibilityTransferred(Lead, 1, From: Ada, To: Bo));
        Assert.Equal(new Responsibility(Lead, 1, Bo, null), Assert.Single(moved.And.State.Responsibilities));
    }

    [Fact]
    public void A_suspended_holder_does_not_hand_the_case_over() =>
        Given(OpenedByAda)
            .Suspended(Ada)
            .When(by: Ada, new CaseCommand.TransferResponsibility(Lead, Bo))
            .ThenRefused(
                AskerRules<CaseCommand.TransferResponsibility>.IsActive.Id, TransferRules.ByHolderOrSupervisor.Id);

    [Fact]
    public void The_acting_holder_does_what_the_pack_leaves_to_the_slot()
    {
        var byLead = With(Rule("pack.by-lead", new WhoMayAct([Act("draft")]) { Slot = Lead }));

        Assert.Equal(2, Given(OpenedByAda).Under(byLead).Suspended(Ada).When(by: Pat, Draft).Events.Length);
    }

    [Fact]
    public void A_refused_command_names_no_acting_holder() =>
        Assert.Empty(Given(OpenedByAda).Suspended(Ada).When(by: Bo, new CaseCommand.CloseCase()).Refused.Notes);

    [Fact]
    public void A_case_on_record_is_owed_no_acting_holder() =>
        Given(OnRecord with { Slots = [Seat(Lead, Ada)] })
            .Suspended(Ada)
            .WhenRecorded(Draft)
            .Then(new CaseEvent.ActRecorded("draft"));

    [Fact]
    public void A_closed_case_is_owed_no_acting_holder() =>
        Assert.DoesNotContain(
            Given(OpenedByAda, new CaseEvent.Closed()).Suspended(Ada).WhenRecorded(Draft).Events,
            happened => happened is CaseEvent.ActingHolderNamed);

    [Fact]
    public void Coverage_asks_for_no_officer_beyond_the_first_who_can_answer_and_supervise()
    {
        var state = Given(OpenedByAda).State;
        var facts = CaseFacts.At(Now).With(Ada, Everybody[Ada]);

        Assert.Equal([Ada], CaseNeeds.StillUnknown(state, CaseFacts.At(Now), Ova).ToArray());
        Assert.Equal([Sue], CaseNeeds.StillUnknown(state, facts, Ova).ToArray());
        Assert.Empty(CaseNeeds.StillUnknown(state, facts.With(Sue, Everybody[Sue]), Ova));
    }
}
