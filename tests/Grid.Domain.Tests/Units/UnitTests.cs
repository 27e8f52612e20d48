using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;
using static Grid.Domain.Tests.Units.UnitScenario;

namespace Grid.Domain.Tests.Units;

public sealed class UnitTests
{
    private static readonly UnitCommand.AppointToPost AppointAda = new(UnitPost.Head, Ada);

    private static readonly UnitCommand.RelievePost Relieve =
        new(UnitPost.Head, new PersonalText("told", "not a salt"));

    internal static readonly Dictionary<RuleId, UnitScenario> Refusals = new()
    {
        [UnitRules<UnitCommand.AppointToPost>.AskerIsActive.Id] = Given(UnderCounty).Suspended(Sue)
            .When(by: Sue, AppointAda),
        [UnitRules<UnitCommand.AppointToPost>.AskerHasPower.Id] = Given(UnderCounty).When(by: Bo, AppointAda),
        [UnitRules<UnitCommand.AppointToPost>.RequestIsForNow.Id] = Given(UnderCounty).WhenAt(Start, AppointAda),
        [UnitRules<UnitCommand.RelievePost>.TextsAreSalted.Id] = Given(UnderCounty).When(by: Log, Relieve),
        [UnitRules<UnitCommand.AppointToPost>.UnitIsKnown.Id] = Given().When(by: Log, AppointAda),
        [UnitRules<UnitCommand.AppointToPost>.UnitIsOpen.Id] =
            Given(UnderCounty, new UnitEvent.Closed(null)).When(by: Log, AppointAda),
        [UnitRules<UnitCommand.MergeUnit>.NamedAreOpen.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.MergeUnit(UnitId.Parse("nowhere"))),
        [UnitRules<UnitCommand.MergeUnit>.IsNotUnderItself.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.MergeUnit(Station)),
        [RegisterUnitRules.UnitIsNew.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Lead = Province }),
        [RegisterUnitRules.OrganIsListed.Id] =
            Given().When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Organ = "bakery" }),
        [RegisterUnitRules.TiesAreLawful.Id] = Given().When(
            by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Organ = "police", Lead = Office }),
        [MoveUnitRules.TieIsLawful.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.MoveUnit(TieKind.Lead, Office)),
        [AppointToPostRules.OfficerIsActive.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.AppointToPost(UnitPost.Head, Nia)),
        [AppointToPostRules.HoldsNoOtherPost.Id] = Given(UnderCounty, new UnitEvent.Appointed(UnitPost.Deputy, Ada))
            .When(by: Log, AppointAda),
        [SplitUnitRules.SomebodyGoes.Id] = Given(UnderCounty).When(by: Log, new UnitCommand.SplitUnit(Office)),
        [SplitUnitRules.LeadersStay.Id] = Given(UnderCounty, new UnitEvent.Appointed(UnitPost.Head, Ada))
            .When(by: Log, new UnitCommand.SplitUnit(Office) { Officers = [Ada] }),
        [CloseUnitRules.HasNoOpenCase.Id] = (Given(UnderCounty) with { OpenCases = [CaseId.Parse("x")] })
            .When(by: Log, new UnitCommand.CloseUnit()),
    };

    [Fact]
    public void Every_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule.Value);
        }
    }

    [Fact]
    public void A_unit_is_registered_in_its_place() => Given()
        .When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Organ = "police", Lead = County })
        .Then(UnderCounty);

    [Fact]
    public void A_unit_under_one_that_nobody_registered_is_refused() => Given()
        .When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Lead = UnitId.Parse("nowhere") })
        .ThenRefused("unit.named-are-open");

    [Fact]
    public void A_type_of_organ_is_one_of_the_pack() => Given()
        .When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Organ = "bakery" })
        .ThenRefused("unit.organ-is-listed");

    [Fact]
    public void Registered_again_in_the_same_place_it_is_so_already() => Given(UnderCounty)
        .When(by: Log, new UnitCommand.RegisterUnit(Signing.Name) { Organ = "police", Lead = County })
        .ThenNothing();

    [Fact]
    public void It_moves_under_another() => Given(UnderCounty)
        .When(by: Log, new UnitCommand.MoveUnit(TieKind.Lead, Province))
        .Then(new UnitEvent.Moved(TieKind.Lead, County, Province));

    [Fact]
    public void It_is_not_moved_under_its_own_child() => Given(UnderCounty)
        .And(Office, new UnitEvent.Moved(TieKind.Lead, null, Station))
        .When(by: Log, new UnitCommand.MoveUnit(TieKind.Lead, Office))
        .ThenRefused("unit.is-not-under-itself");

    [Fact]
    public void A_ring_of_supervision_is_refused_whatever_ties_it_goes_through() => Given(UnderCounty)
        .And(Office, new UnitEvent.Moved(TieKind.Supervise, null, County))
        .And(Province, new UnitEvent.Moved(TieKind.Supervise, null, Station))
        .When(by: Log, new UnitCommand.MoveUnit(TieKind.Supervise, Office))
        .ThenRefused("unit.is-not-under-itself");

    [Fact]
    public void It_is_not_above_itself() => Given(UnderCounty)
        .When(by: Log, new UnitCommand.MoveUnit(TieKind.Lead, Station))
        .ThenRefused("unit.is-not-under-itself");

    [Fact]
    public void The_prosecution_supervises_the_police_and_does_not_lead_it()
    {
        Given(UnderCounty).When(by: Log, new UnitCommand.MoveUnit(TieKind.Supervise, Office))
            .Then(new UnitEvent.Moved(TieKind.Supervise, null, Office));
        Given(UnderCounty).When(by: Log, new UnitCommand.MoveUnit(TieKind.Lead, Office))
            .ThenRefused("unit.tie-is-lawful");
    }

    [Fact]
    public void A_post_is_given_and_taken()
    {
        Given(UnderCounty).When(by: Log, new UnitCommand.AppointToPost(UnitPost.Head, Ada))
            .Then(new UnitEvent.Appointed(UnitPost.Head, Ada));
        Given(UnderCounty, new UnitEvent.Appointed(UnitPost.Head, Ada))
            .When(by: Log, new UnitCommand.RelievePost(UnitPost.Head)).Then(new UnitEvent.Relieved(UnitPost.Head, Ada));
        Given(UnderCounty).When(by: Log, new UnitCommand.RelievePost(UnitPost.Head)).ThenNothing();
    }

    [Fact]
    public void Nobody_unknown_is_appointed_nor_anybody_to_stand_in_for_themselves()
    {
        Given(UnderCounty).When(by: Log, new UnitCommand.AppointToPost(UnitPost.Head, Nia))
            .ThenRefused("appoint.officer-is-active");
        Given(UnderCounty, new UnitEvent.Appointed(UnitPost.Head, Ada))
            .When(by: Log, new UnitCommand.AppointToPost(UnitPost.Deputy, Ada))
            .ThenRefused("appoint.holds-no-other-post");
    }

    [Fact]
    public void Whoever_leads_a_unit_above_may_ask_and_nobody_else_without_the_power()
    {
        Given(UnderCounty).When(by: Sue, new UnitCommand.AppointToPost(UnitPost.Head, Ada))
            .Then(new UnitEvent.Appointed(UnitPost.Head, Ada));
        Given(UnderCounty).When(by: Bo, new UnitCommand.AppointToPost(UnitPost.Head, Ada))
            .ThenRefused("unit.asker-has-power");
    }

    [Fact]
    public void It_goes_on_in_another_but_not_in_what_is_below_it()
    {
        Given(UnderCounty).When(by: Log, new UnitCommand.MergeUnit(Office)).Then(new UnitEvent.Merged(Office));
        Given(UnderCounty).And(Office, new UnitEvent.Moved(TieKind.Lead, null, Station))
            .When(by: Log, new UnitCommand.MergeUnit(Office)).ThenRefused("unit.is-not-under-itself");
    }

    [Fact]
    public void What_has_ended_is_asked_nothing_more()
    {
        Given(UnderCounty, new UnitEvent.Merged(Office))
            .When(by: Log, new UnitCommand.AppointToPost(UnitPost.Head, Ada)).ThenRefused("unit.is-open");
        Given(UnderCounty).And(Office, new UnitEvent.Closed(null))
            .When(by: Log, new UnitCommand.MergeUnit(Office)).ThenRefused("unit.named-are-open");
    }

    [Fact]
    public void Some_officers_go_elsewhere_but_not_whoever_leads()
    {
        Given(UnderCounty).When(by: Log, new UnitCommand.SplitUnit(Office) { Officers = [Ada] })
            .Then(new UnitEvent.Split(Office) { Officers = [Ada] });
        Given(UnderCounty, new UnitEvent.Appointed(UnitPost.Head, Ada))
            .When(by: Log, new UnitCommand.SplitUnit(Office) { Officers = [Ada] }).ThenRefused("split.leaders-stay");
        Given(UnderCounty).When(by: Log, new UnitCommand.SplitUnit(Office)).ThenRefused("split.somebody-goes");
    }

    [Fact]
    public void It_is_not_closed_over_open_cases_and_they_are_named()
    {
        var closing = (Given(UnderCounty) with { OpenCases = [CaseId.Parse("x"), CaseId.Parse("y")] })
            .When(by: Log, new UnitCommand.CloseUnit());
        closing.ThenRefused("close.unit-has-no-open-case");
        Assert.Equal(
            "case:x, case:y",
            Assert.Single(Assert.IsType<Decision<UnitEvent>.Refused>(closing.Decision).Reasons).Missing);
        Given(UnderCounty).When(by: Log, new UnitCommand.CloseUnit()).Then(new UnitEvent.Closed(null));
    }
}
