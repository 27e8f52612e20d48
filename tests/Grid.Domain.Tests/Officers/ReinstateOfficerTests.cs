using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class ReinstateOfficerTests
{
    private static readonly OfficerCommand.ReinstateOfficer Reinstate = new();
    private static readonly OfficerEvent.Reinstated IsReinstated = new(Grounds: null);
    private static readonly OfficerEvent.Suspended IsSuspended = new(Grounds: null);

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [ReinstateOfficerRules.WasInOffice.Id] = Given(NamedInLog).When(by: Log, Reinstate),
        [OfficerAskerRules<OfficerCommand.ReinstateOfficer>.IsAnother.Id] = Given(InOffice, IsSuspended)
            .Under(Signing with { Deeds = Signing.Deeds.Add("officer.reinstate", Decide) })
            .When(by: Ada, Reinstate),
    };

    [Fact]
    public void The_supervisor_reinstates_a_suspended_officer()
    {
        var reinstated = Given(InOffice, IsSuspended).When(by: Sue, Reinstate);

        reinstated.Then(IsReinstated);
        Assert.Equal(Standing.Active, reinstated.And.State.StandingAt(Now));
    }

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Reinstating_one_in_office_changes_nothing() => Given(InOffice).When(by: Sue, Reinstate).ThenNothing();

    [Fact]
    public void A_reinstatement_told_for_an_earlier_time_counts_from_then()
    {
        var officer = Given(InOffice)
            .AndAt("2026-03-01T12:00:00Z", IsSuspended)
            .AndAt("2026-03-02T09:00:00Z", IsReinstated)
            .WhenRecorded(Reinstate, at: "2026-03-01T15:00:00Z").And.State;

        Assert.Equal(Standing.Active, officer.StandingAt(Timestamp.Parse("2026-03-01T18:00:00Z")));
    }

    [Fact]
    public void One_whose_registration_has_no_offset_is_active_again_after_the_reinstatement()
    {
        var officer = Given()
            .AndAt("2026-02-01T09:00:00", InOffice)
            .When(by: Sue, new OfficerCommand.SuspendOfficer()).And
            .When(by: Sue, Reinstate).And.State;

        Assert.Equal(Standing.Active, officer.StandingAt(Now));
    }
}
