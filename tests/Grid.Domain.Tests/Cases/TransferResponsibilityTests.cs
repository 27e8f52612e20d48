using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class TransferResponsibilityTests
{
    private static readonly CaseCommand.TransferResponsibility Transfer = new(Lead, To: Bo, Grounds);

    private static readonly CaseEvent.ResponsibilityTransferred Transferred =
        new(Lead, 1, From: Ada, To: Bo) { Grounds = Grounds.Digest };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [AskerRules<CaseCommand.TransferResponsibility>.TextsAreSalted.Id] =
            Given(OpenedByAda).When(by: Ada, Transfer with { Grounds = new("leave", "no salt") }),
        [TransferRules.SeatIsHeld.Id] = Given(OpenedByAda).When(by: Ada, Transfer with { Slot = Panel }),
        [TransferRules.ByHolderOrSupervisor.Id] = Given(OpenedByAda).When(by: Zoe, Transfer),
        [TransferRules.ReceiverMayHold.Id] = Given(OpenedByAda).When(by: Ada, Transfer with { To = Cy }),
        [TransferRules.ReceiverFitsTheSlot.Id] = Given(OpenedByAda, new CaseEvent.SlotFilled(Panel, 1, Ada))
            .Under(ForJudges).When(by: Ada, Transfer with { Slot = Panel }),
        [TransferRules.ReceiverIsSupervised.Id] = Given(OpenedByAda)
            .Under(Signing with { Oversight = null })
            .When(by: Ada, Transfer with { To = Max }),
    };

    [Fact]
    public void The_holder_hands_the_case_over() => Given(OpenedByAda).When(by: Ada, Transfer).Then(Transferred);

    [Fact]
    public void The_supervisor_of_the_holder_hands_the_case_over() =>
        Given(OpenedByAda).When(by: Sue, Transfer).Then(Transferred);

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Asking_again_changes_nothing() =>
        Given(OpenedByAda, Transferred).When(by: Bo, Transfer).ThenNothing();

    [Fact]
    public void A_former_holder_does_not_learn_that_it_is_so_already() =>
        Given(OpenedByAda, Transferred).When(by: Ada, Transfer).ThenRefused(TransferRules.ByHolderOrSupervisor.Id);

    [Fact]
    public void A_bystander_learns_of_no_reason_but_authority() =>
        Given(OpenedByAda)
            .When(by: Zoe, Transfer with { To = Cy })
            .ThenRefused(TransferRules.ByHolderOrSupervisor.Id);

    [Fact]
    public void A_suspended_asker_does_not_learn_whether_a_seat_is_held() =>
        Given(OpenedByAda)
            .Suspended(Zoe)
            .When(by: Zoe, Transfer with { Slot = Panel })
            .ThenRefused(AskerRules<CaseCommand.TransferResponsibility>.IsActive.Id);

    [Fact]
    public void A_record_to_an_officer_who_may_not_hold_in_a_run_case_is_kept_with_its_breach()
    {
        var rule = TransferRules.ReceiverMayHold.Id;

        Given(OpenedByAda)
            .Suspended(Bo)
            .WhenRecorded(Transfer)
            .Then(
                Transferred with { Verdicts = [new(rule, VerdictKind.Broken, Bo, null)] },
                new CaseEvent.BreachRecorded(rule, Bo, Cause: 2));
    }

    [Fact]
    public void A_record_to_an_officer_of_whom_nothing_is_known_is_undecidable_in_a_run_case()
    {
        var after = Given(OpenedByAda).WhenRecorded(Transfer with { To = Nia }).And.State;

        var standing = Assert.Single(after.Standing);
        Assert.Equal((TransferRules.ReceiverMayHold.Id, VerdictKind.Undecidable), (standing.Rule, standing.Verdict));
        Assert.Empty(after.Breaches);
    }

    [Fact]
    public void A_record_in_a_case_on_record_demands_nothing_of_the_receiver() =>
        Given(OnRecord with { Slots = [Seat(Lead, Ada)] })
            .WhenRecorded(Transfer with { To = Nia })
            .Then(Transferred with { To = Nia });
}
