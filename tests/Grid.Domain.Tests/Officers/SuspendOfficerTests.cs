using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class SuspendOfficerTests
{
    private static readonly OfficerCommand.SuspendOfficer Suspend =
        new(new PersonalText("conflict", new string('0', 32)));

    private static readonly OfficerEvent.Suspended IsSuspended = new(Suspend.Grounds!.Digest);

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [SuspendOfficerRules.IsNotOversight.Id] =
            Given(InOffice).Under(Signing with { Oversight = Ada }).When(by: Sue, Suspend),
        [OfficerAskerRules<OfficerCommand.SuspendOfficer>.HasPower.Id] = Given(InOffice).When(by: Zoe, Suspend),
        [OfficerRules<OfficerCommand.SuspendOfficer>.OfficerIsKnown.Id] = Given().When(by: Log, Suspend),
    };

    [Fact]
    public void The_supervisor_suspends_an_officer() => Given(InOffice).When(by: Sue, Suspend).Then(IsSuspended);

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Suspending_again_changes_nothing() =>
        Given(InOffice).When(by: Sue, Suspend).And.When(by: Sue, Suspend).ThenNothing();

    [Fact]
    public void Nobody_suspends_themselves_though_they_have_the_power() =>
        Given(InOffice)
            .Under(Signing with { Deeds = Signing.Deeds.Add("officer.suspend", Decide) })
            .When(by: Ada, Suspend)
            .ThenRefused(OfficerAskerRules<OfficerCommand.SuspendOfficer>.IsAnother.Id);

    [Fact]
    public void One_without_authority_learns_nothing_of_the_law() =>
        Given(InOffice)
            .Under(Signing with { Oversight = Ada })
            .When(by: Zoe, Suspend)
            .ThenRefused(OfficerAskerRules<OfficerCommand.SuspendOfficer>.HasPower.Id);

    [Fact]
    public void A_suspension_recorded_of_the_oversight_authority_is_kept() =>
        Given(InOffice).Under(Signing with { Oversight = Ada }).WhenRecorded(Suspend).Then(IsSuspended);

    [Fact]
    public void A_suspension_told_for_an_earlier_time_than_the_known_one_counts_from_then()
    {
        var officer = Given(InOffice)
            .AndAt("2026-03-02T08:00:00Z", IsSuspended)
            .WhenRecorded(Suspend, at: "2026-03-01T12:00:00Z").And.State;

        Assert.Equal(Standing.Suspended, officer.StandingAt(Timestamp.Parse("2026-03-01T18:00:00Z")));
    }

    [Fact]
    public void A_refused_attempt_that_the_pack_wants_noted_is_noted()
    {
        var rule = OfficerAskerRules<OfficerCommand.SuspendOfficer>.HasPower.Id;

        var refused = Given(InOffice)
            .Under(Signing with { NotedAttempts = [rule] }).When(by: Zoe, Suspend, attempt: 2).Refused;

        Cases.CaseScenario.AssertSame(
            [new OfficerEvent.AttemptNoted("officer.suspend") { Reasons = refused.Reasons }], refused.Notes);
        Assert.Equal(Sue.Value, Assert.Single(refused.Reasons).Ask);
    }

    [Fact]
    public void A_retry_answered_without_effect_is_settled_by_an_entry()
    {
        var refused = Given(InOffice).When(by: Zoe, Suspend, attempt: 2).Refused;
        var decision = Given(InOffice).When(by: Sue, Suspend).And.When(by: Sue, Suspend, attempt: 2).Decision;

        Cases.CaseScenario.AssertSame(
            [new OfficerEvent.RetrySettled("officer.suspend") { Reasons = refused.Reasons }], refused.Notes);
        Cases.CaseScenario.AssertSame(
            [new OfficerEvent.RetrySettled("officer.suspend")],
            Assert.IsType<Decision<OfficerEvent>.AlreadySo>(decision).Notes);
    }
}
