using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

/// <summary>Going takes two steps, and the second waits for a successor; suspension never waits.</summary>
public sealed class LeavingTests
{
    private static readonly OfficerCommand.PlanLeaving PlanLeave = new(Leaving.Leave);
    private static readonly OfficerCommand.LeaveOffice Leave = new(Leaving.Leave);
    private static readonly OfficerCommand.PlanLeaving PlanDeparture = new(Leaving.Departure);
    private static readonly OfficerCommand.LeaveOffice Depart = new(Leaving.Departure);
    private static readonly OfficerCommand.ReturnToOffice Return = new();

    private static readonly OfficerFacts Nothing = new(Ada, Now, null);

    private static readonly OfficerFacts OneSeat = Nothing with
    {
        Seats = [new(CaseId.Parse("x"), Lead, 1)],
        SeatCount = 1,
    };

    internal static readonly Dictionary<RuleId, Func<Decision<OfficerEvent>>> Refusals = new()
    {
        [PlanLeavingRules.IsInOffice.Id] =
            () => Given(InOffice).WhenRecorded(Depart).And.When(by: Log, PlanLeave).Decision,
        [LeavingRules<OfficerCommand.LeaveOffice>.IsNotOversight.Id] =
            () => (Given(InOffice) with { Subject = Ova }).When(by: Log, PlanLeave).Decision,
        [LeaveOfficeRules.IsPlanned.Id] = () => Given(InOffice).When(by: Log, Leave).Decision,
        [LeaveOfficeRules.DutiesHaveSuccessor.Id] = () => Second(PlanDeparture, Depart, OneSeat),
        [ReturnToOfficeRules.IsAwayOrAboutTo.Id] =
            () => Given(InOffice).WhenRecorded(Depart).And.When(by: Log, Return).Decision,
    };

    [Fact]
    public void Every_rule_of_the_two_steps_refuses() => Assert.All(Refusals, asked => Assert.Equal(
        [asked.Key],
        Assert.IsType<Decision<OfficerEvent>.Refused>(asked.Value()).Reasons.Select(reason => reason.Rule)));

    [Fact]
    public void Both_steps_are_taken_and_the_officer_returns()
    {
        var planned = Given(InOffice).When(by: Sue, PlanLeave);
        planned.Then(new OfficerEvent.LeavingPlanned(Leaving.Leave, null));
        var away = planned.And.When(by: Sue, Leave).And;
        Assert.Equal(Standing.OnLeave, away.State.StandingAt(Now));
        Assert.Null(away.State.Planned);
        away.When(by: Sue, Leave).ThenNothing();
        var back = away.When(by: Sue, Return).And;
        Assert.Equal(Standing.Active, back.State.StandingAt(Now));
        back.When(by: Sue, Return).ThenNothing();
    }

    [Fact]
    public void Nobody_goes_who_has_not_planned_to()
    {
        Given(InOffice).When(by: Sue, Leave).ThenRefused(LeaveOfficeRules.IsPlanned.Id);
        Given(InOffice).When(by: Sue, PlanLeave).And
            .When(by: Sue, Depart).ThenRefused(LeaveOfficeRules.IsPlanned.Id);
    }

    [Fact]
    public void What_has_happened_is_told_whether_or_not_it_was_planned() =>
        Given(InOffice).WhenRecorded(Depart).Then(new OfficerEvent.LeftOffice(Leaving.Departure, null));

    [Fact]
    public void A_plan_is_dropped_by_returning()
    {
        var dropped = Given(InOffice).When(by: Sue, PlanDeparture).And.When(by: Sue, Return);
        dropped.Then(new OfficerEvent.Returned(null));
        Assert.Null(dropped.And.State.Planned);
        Assert.Single(dropped.And.State.Standings);
    }

    [Fact]
    public void A_duty_without_successor_holds_the_officer_back_and_is_named()
    {
        var refused = Refused(PlanDeparture, Depart, OneSeat with { SeatCount = 3 });
        Assert.Equal(LeaveOfficeRules.DutiesHaveSuccessor.Id, refused.Rule);
        Assert.Equal("case:x lead 1, and 2 more", refused.Missing);
    }

    [Fact]
    public void For_a_leave_it_is_enough_that_somebody_in_office_stands_in()
    {
        Assert.Equal("case:x lead 1", Refused(PlanLeave, Leave, OneSeat).Missing);
        Assert.Equal(
            "case:x lead 1", Refused(PlanLeave, Leave, OneSeat with { StandIns = [Active().Suspended()] }).Missing);
        Assert.IsType<Decision<OfficerEvent>.Accepted>(
            Second(PlanLeave, Leave, OneSeat with { StandIns = [Active()] }));
        Assert.IsType<Decision<OfficerEvent>.Refused>(
            Second(PlanDeparture, Depart, OneSeat with { StandIns = [Active()] }));
    }

    [Fact]
    public void A_suspension_waits_for_nothing_and_ends_by_reinstatement_alone()
    {
        var suspended = Given(InOffice).When(by: Sue, PlanLeave).And
            .When(by: Sue, new OfficerCommand.SuspendOfficer()).And;
        Assert.Equal(Standing.Suspended, suspended.State.StandingAt(Now));
        suspended.When(by: Sue, Return).ThenRefused(ReturnToOfficeRules.IsAwayOrAboutTo.Id);
    }

    [Fact]
    public void A_suspension_is_not_ended_by_going_on_leave_and_coming_back()
    {
        var away = Given(InOffice).When(by: Sue, PlanLeave).And
            .When(by: Sue, new OfficerCommand.SuspendOfficer()).And
            .When(by: Sue, Leave).And;

        Assert.True(away.State.IsSuspendedAt(Now));
        away.When(by: Sue, Return).ThenRefused(ReturnToOfficeRules.IsAwayOrAboutTo.Id);
        var reinstated = away.When(by: Sue, new OfficerCommand.ReinstateOfficer()).And;
        Assert.False(reinstated.State.IsSuspendedAt(Now));
        Assert.Equal(Standing.Active, reinstated.State.StandingAt(Now));
    }

    [Fact]
    public void Who_has_left_for_good_does_not_return() => Given(InOffice).WhenRecorded(Depart).And
        .When(by: Sue, Return).ThenRefused(ReturnToOfficeRules.IsAwayOrAboutTo.Id);

    [Fact]
    public void The_oversight_authority_does_not_go() =>
        (Given(InOffice) with { Subject = Ova }).When(by: Log, PlanLeave)
            .ThenRefused(LeavingRules<OfficerCommand.PlanLeaving>.IsNotOversight.Id);

    [Fact]
    public void Who_is_about_to_go_or_has_gone_takes_on_nothing_new()
    {
        var asked = new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, Bo)] };
        foreach (var state in (OfficerState[])
        [
            Everybody[Bo].Evolve(new OfficerEvent.LeavingPlanned(Leaving.Departure, null), Start),
            Everybody[Bo].Evolve(new OfficerEvent.LeftOffice(Leaving.Leave, null), Start),
        ])
        {
            var decision = CaseDecider.Decide(
                CaseState.None, new(new("c-1"), Log, asked), new(Now, Everybody.SetItem(Bo, state)), Signing);
            Assert.Contains(
                OpenCaseRules.HoldersAreActive.Id,
                Assert.IsType<Decision<CaseEvent>.Refused>(decision).Reasons.Select(reason => reason.Rule));
        }
    }

    private static Reason Refused(OfficerCommand plan, OfficerCommand go, OfficerFacts facts) =>
        Assert.Single(Assert.IsType<Decision<OfficerEvent>.Refused>(Second(plan, go, facts)).Reasons);

    private static Decision<OfficerEvent> Second(OfficerCommand plan, OfficerCommand go, OfficerFacts facts) =>
        OfficerDecider.Decide(Given(InOffice).When(by: Log, plan).And.State, new(new("c-2"), Log, go), facts, Signing);
}
