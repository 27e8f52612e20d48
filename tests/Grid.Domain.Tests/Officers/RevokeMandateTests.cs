using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class RevokeMandateTests
{
    private static readonly OfficerCommand.RevokeMandate Revoke = new(new MandateId("m-1"));
    private static readonly OfficerEvent.MandateGranted Granted = new(Mandate("m-1", Decide));

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [RevokeMandateRules.MandateIsKnown.Id] = Given(InOffice).When(by: Sue, Revoke),
        [OfficerAskerRules<OfficerCommand.RevokeMandate>.TextsAreSalted.Id] =
            Given(InOffice, Granted).When(by: Sue, Revoke with { Grounds = new("age", "salt") }),
    };

    [Fact]
    public void The_supervisor_takes_a_mandate_back() =>
        Given(InOffice, Granted).When(by: Sue, Revoke).Then(new OfficerEvent.MandateRevoked(new("m-1"), null));

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Revoking_again_changes_nothing() =>
        Given(InOffice, Granted).When(by: Sue, Revoke).And.When(by: Sue, Revoke).ThenNothing();

    [Fact]
    public void What_was_done_under_it_before_stands()
    {
        var officer = Given(InOffice, Granted).When(by: Sue, Revoke).And.State;

        Assert.True(officer.HasPower(Decide, null, Start));
        Assert.False(officer.HasPower(Decide, null, Now));
    }

    [Fact]
    public void A_revocation_told_for_an_earlier_time_counts_from_then()
    {
        var revoked = Given(InOffice, Granted).When(by: Sue, Revoke).And;

        var officer = revoked.WhenRecorded(Revoke, at: "2026-03-01T12:00:00Z").And.State;

        Assert.False(officer.HasPower(Decide, null, Timestamp.Parse("2026-03-01T12:00:00Z")));
        revoked.WhenRecorded(Revoke, at: "2026-03-02T12:00:00Z").ThenNothing();
    }
}
