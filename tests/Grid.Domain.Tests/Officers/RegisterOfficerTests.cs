using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class RegisterOfficerTests
{
    private static readonly OfficerCommand.RegisterOfficer Register =
        new(Signing.Name, Standing.Active) { Supervisor = Sue };

    private static readonly OfficerCommand.RegisterOfficer Name = new(Signing.Name, Standing.Unknown);

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [OfficerAskerRules<OfficerCommand.RegisterOfficer>.IsAnother.Id] =
            Given(InOffice).Under(Signing with { Oversight = Ada }).When(by: Ada, Register with { Class = "clerk" }),
        [OfficerAskerRules<OfficerCommand.RegisterOfficer>.IsActive.Id] =
            Given(InOffice).Suspended(Sue).When(by: Sue, Register with { Class = "clerk" }),
        [OfficerAskerRules<OfficerCommand.RegisterOfficer>.HasPower.Id] = Given().When(by: Sue, Register),
        [OfficerAskerRules<OfficerCommand.RegisterOfficer>.RequestIsForNow.Id] =
            Given() with { Submission = new(new("c-1"), Log, Register) { At = Start } },
        [RegisterOfficerRules.ClassIsListed.Id] = Given().When(by: Log, Register with { Class = "baron" }),
        [RegisterOfficerRules.SupervisorIsAnother.Id] = Given().When(by: Log, Register with { Supervisor = Ada }),
        [RegisterOfficerRules.SupervisorIsNotBelow.Id] =
            Given().When(by: Log, Register with { Supervisor = Pat }) with { Above = [Sue, Ada] },
        [RegisterOfficerRules.StandingIsKept.Id] =
            Given(InOffice, new OfficerEvent.Suspended(null)).When(by: Sue, Register),
        [RegisterOfficerRules.StandingIsActiveOrUnknown.Id] =
            Given().When(by: Log, Register with { Standing = Standing.Suspended }),
    };

    [Fact]
    public void An_officer_becomes_known() =>
        Given()
            .When(by: Log, Register with { Class = "judge", Unit = UnitId.Parse("north"), Deputy = Pat })
            .Then(InOffice with { Class = "judge", Unit = UnitId.Parse("north"), Deputy = Pat });

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_ring_that_a_source_tells_of_is_kept_as_it_was_told() =>
        (Given().WhenRecorded(Register with { Supervisor = Pat }) with { Above = [Sue, Ada] })
            .Then(InOffice with { Supervisor = Pat });

    [Fact]
    public void Registering_the_same_again_changes_nothing() => Given(InOffice).When(by: Sue, Register).ThenNothing();

    [Fact]
    public void The_oversight_authority_registers_whom_nobody_supervises_yet() =>
        (Given() with { Officers = Everybody.SetItem(Ova, Active()) }).When(by: Ova, Register).Then(InOffice);

    [Fact]
    public void A_refusal_about_one_without_supervisor_names_the_oversight_authority_to_ask() =>
        Assert.Equal(Ova.Value, Assert.Single(Given().When(by: Sue, Register).Refused.Reasons).Ask);

    [Fact]
    public void Registered_anew_an_officer_is_known_better_and_keeps_the_standing()
    {
        var after = Given(InOffice).When(by: Sue, Register with { Class = "judge", Supervisor = Max }).And.State;

        Assert.Equal(("judge", (OfficerId?)Max), (after.Class, after.Supervisor));
        Assert.Equal(new StandingSince(Standing.Active, Start), Assert.Single(after.Standings));
    }

    [Fact]
    public void A_name_out_of_a_log_is_recorded_with_unknown_standing() => Given().WhenRecorded(Name).Then(NamedInLog);

    [Fact]
    public void A_name_out_of_a_log_adds_nothing_to_one_who_is_known() =>
        Given(InOffice).WhenRecorded(Name).ThenNothing();

    [Fact]
    public void A_request_for_a_bare_name_does_not_tell_whether_the_officer_is_known() =>
        Given(InOffice).When(by: Zoe, Name).ThenRefused(OfficerAskerRules<OfficerCommand.RegisterOfficer>.HasPower.Id);

    [Fact]
    public void One_who_was_a_name_is_registered_as_active() =>
        Assert.Equal(Standing.Active, Given(NamedInLog).When(by: Log, Register).And.State.StandingAt(Now));

    [Fact]
    public void A_registration_is_no_way_around_a_suspension_whose_time_cannot_be_compared() =>
        Given(InOffice)
            .AndAt("2026-03-01T12:00:00", new OfficerEvent.Suspended(null))
            .When(by: Sue, Register)
            .ThenRefused(RegisterOfficerRules.StandingIsKept.Id);

    [Fact]
    public void A_registration_told_for_a_time_of_suspension_is_refused() =>
        Given(InOffice)
            .AndAt("2026-03-01T12:00:00Z", new OfficerEvent.Suspended(null))
            .AndAt("2026-03-01T15:00:00Z", new OfficerEvent.Reinstated(null))
            .WhenRecorded(Register, at: "2026-03-01T13:00:00Z")
            .ThenRefused(RegisterOfficerRules.StandingIsKept.Id);

    [Fact]
    public void What_is_told_of_an_officer_is_kept_whatever_the_law_says_of_it() =>
        Given().WhenRecorded(Register with { Supervisor = Ada }).Then(InOffice with { Supervisor = Ada });

    [Fact]
    public void An_officer_told_to_have_been_in_office_earlier_is_in_office_earlier() => Assert.Equal(
        Standing.Active,
        Given(InOffice)
            .WhenRecorded(Register, at: "2020-01-01T00:00:00Z").And.State
            .StandingAt(Timestamp.Parse("2021-01-01T00:00:00Z")));
}
