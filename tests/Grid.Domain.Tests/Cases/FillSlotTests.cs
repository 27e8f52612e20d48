using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class FillSlotTests
{
    private static readonly CaseCommand.FillSlot Fill = new(Panel, Bo);

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [AskerRules<CaseCommand.FillSlot>.IsActive.Id] = Given(OpenedByAda).When(by: Nia, Fill),
        [AskerRules<CaseCommand.FillSlot>.HasPower.Id] = Given(OpenedByAda)
            .Under(Signing with { Deeds = Signing.Deeds.Add("case.fill-slot", Manage) })
            .When(by: Ada, Fill),
        [CaseRules<CaseCommand.FillSlot>.CaseIsKnown.Id] = Given().When(by: Ada, Fill),
        [CaseRules<CaseCommand.FillSlot>.CaseIsOpen.Id] =
            Given(OpenedByAda, new CaseEvent.Closed()).When(by: Ada, Fill),
        [FillSlotRules.SlotIsListed.Id] = Given(OpenedByAda).When(by: Ada, Fill with { Slot = new("scribe") }),
        [FillSlotRules.SeatIsFree.Id] = Given(OpenedByAda).When(by: Ada, Fill with { Slot = Lead }),
        [FillSlotRules.OfficerMayHold.Id] = Given(OpenedByAda).Suspended(Bo).When(by: Ada, Fill),
        [FillSlotRules.OfficerFitsTheSlot.Id] = Given(OpenedByAda).Under(ForJudges).When(by: Ada, Fill),
        [FillSlotRules.OfficerIsSupervised.Id] = Given(OpenedByAda)
            .Under(Signing with { Oversight = null })
            .When(by: Ada, Fill with { Officer = Max }),
    };

    [Fact]
    public void An_empty_seat_is_filled() =>
        Given(OpenedByAda).When(by: Ada, Fill).Then(new CaseEvent.SlotFilled(Panel, 1, Bo));

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Filling_again_with_the_same_officer_changes_nothing() =>
        Given(OpenedByAda, new CaseEvent.SlotFilled(Panel, 1, Bo)).When(by: Ada, Fill).ThenNothing();

    [Fact]
    public void Seats_of_one_slot_are_filled_side_by_side()
    {
        var after = Given(OpenedByAda).When(by: Ada, Fill).And.When(by: Ada, Fill with { Seat = 2, Officer = Cy }).And;

        Assert.Equal([Bo, Cy], after.State.HoldersOf(Panel).ToArray());
    }

    [Fact]
    public void A_record_fills_a_hole_and_clears_the_standing_verdict()
    {
        var opened = Given().WhenRecorded(new CaseCommand.OpenCase(Signing.Name)).And;

        var filled = opened.WhenRecorded(Fill with { Slot = Lead });

        filled.Then(new CaseEvent.SlotFilled(Lead, 1, Bo)
        {
            Verdicts = [new(LeadIsHeld, VerdictKind.Satisfied, null, null)],
        });
        Assert.Empty(filled.And.State.Standing);
    }

    [Fact]
    public void A_record_over_a_held_seat_is_kept_with_its_breach()
    {
        var rule = FillSlotRules.SeatIsFree.Id;

        Given(OpenedByAda)
            .WhenRecorded(Fill with { Slot = Lead })
            .Then(
                new CaseEvent.SlotFilled(Lead, 1, Bo) { Verdicts = [new(rule, VerdictKind.Broken, null, null)] },
                new CaseEvent.BreachRecorded(rule, null, Cause: 2));
    }

    [Fact]
    public void A_record_of_a_holder_who_holds_the_seat_already_changes_nothing_though_suspended() =>
        Given(OpenedByAda).Suspended(Ada).WhenRecorded(new CaseCommand.FillSlot(Lead, Ada)).ThenNothing();

    [Fact]
    public void A_record_in_a_closed_case_is_kept_with_its_breach() =>
        Assert.Equal(
            CaseRules<CaseCommand.FillSlot>.CaseIsOpen.Id,
            Assert.Single(Given(OpenedByAda, new CaseEvent.Closed()).WhenRecorded(Fill).And.State.Breaches).Rule);
}
