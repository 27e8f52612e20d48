using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>A case goes to another organ; the sender answers until the receipt.</summary>
public sealed class HandoverTests
{
    private static readonly UnitId Court = UnitId.Parse("court");
    private static readonly CaseCommand.HandOverCase Send = new(Court);
    private static readonly CaseCommand.AcceptHandover Take = new([Seat(Lead, Zoe)]);
    private static readonly CaseCommand.RefuseHandover Refuse = new(Grounds);
    private static readonly CaseEvent Sent = new CaseEvent.HandedOver(null, Court);

    private static CaseScenario InTransit => At(Given(OpenedByAda, Sent));

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [HandOverCaseRules.GoesElsewhere.Id] =
            Given(OpenedByAda with { Unit = Court }).When(by: Ada, Send),
        [TransitRules<CaseCommand.HandOverCase>.ByHolderOrSupervisor.Id] = Given(OpenedByAda).When(by: Bo, Send),
        [TransitRules<CaseCommand.HandOverCase>.IsNotInTransit.Id] =
            InTransit.When(by: Ada, Send with { To = UnitId.Parse("elsewhere") }),
        [TransitRules<CaseCommand.CloseCase>.IsNotInTransit.Id] =
            InTransit.When(by: Ada, new CaseCommand.CloseCase()),
        [HandoverRules<CaseCommand.AcceptHandover>.IsSent.Id] = At(Given(OpenedByAda)).When(by: Zoe, Take),
        [HandoverRules<CaseCommand.AcceptHandover>.ByReceiver.Id] = InTransit.When(by: Bo, Take),
        [HandoverRules<CaseCommand.RefuseHandover>.ByReceiver.Id] = InTransit.When(by: Ada, Refuse),
        [AcceptHandoverRules.SlotsAreListed.Id] =
            InTransit.When(by: Zoe, new CaseCommand.AcceptHandover([Seat(Lead, Zoe), new(new("nave"), 1, Zoe)])),
        [AcceptHandoverRules.ReceiversMayHold.Id] =
            InTransit.When(by: Zoe, new CaseCommand.AcceptHandover([Seat(Lead, Cy)])),
        [AcceptHandoverRules.ReceiversFitTheirSlots.Id] = InTransit.Under(ForJudges)
            .When(by: Zoe, new CaseCommand.AcceptHandover([Seat(Lead, Zoe), Seat(Panel, Zoe)])),
        [AcceptHandoverRules.ReceiversAreSupervised.Id] = InTransit
            .Under(Signing with { Oversight = null })
            .When(by: Zoe, new CaseCommand.AcceptHandover([Seat(Lead, Max)])),
        [RecallCaseRules.IsInTransit.Id] = Given(OpenedByAda).When(by: Ada, new CaseCommand.RecallCase()),
    };

    // Zoe is of the court.
    private static CaseScenario At(CaseScenario scenario) =>
        scenario.Knowing(Zoe, Everybody[Zoe] with { Unit = Court });

    [Fact]
    public void Every_rule_on_handover_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void What_is_sent_stays_with_the_sender_until_the_receipt()
    {
        var sent = At(Given(OpenedByAda)).When(by: Ada, Send);
        sent.Then(Sent);
        Assert.Equal(Ada, sent.And.State.Held(Lead, 1)?.Answerable);
        sent.And.When(by: Ada, new CaseCommand.RecordAct("draft")).Then(new CaseEvent.ActRecorded("draft")
        {
            Officer = Ada,
        });

        var received = sent.And.When(by: Zoe, Take);
        received.Then(new CaseEvent.HandoverAccepted(null, Court) { Slots = [Seat(Lead, Zoe)] });
        Assert.Equal(Zoe, received.And.State.Held(Lead, 1)?.Answerable);
        Assert.Equal(Court, received.And.State.Unit);
        Assert.Null(received.And.State.Transit);
        received.And.When(by: Ada, Send with { To = UnitId.Parse("elsewhere") })
            .ThenRefused(TransitRules<CaseCommand.HandOverCase>.ByHolderOrSupervisor.Id);
    }

    [Fact]
    public void Seats_that_the_receiver_does_not_fill_end() =>
        At(Given(OpenedByAda with { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] }, Sent)).When(by: Zoe, Take).Then(
            new CaseEvent.HandoverAccepted(null, Court) { Slots = [Seat(Lead, Zoe)], Left = [Seat(Panel, Bo)] });

    [Fact]
    public void Who_left_with_a_handover_is_not_forgotten() => Assert.Equal(
        new SeatLeft(Panel, 1, Bo, 3),
        Assert.Single(At(Given(OpenedByAda with { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] }, Sent))
            .When(by: Zoe, Take).And.State.Left));

    [Fact]
    public void A_slot_that_the_pack_requires_must_be_filled_by_the_receiver() =>
        InTransit.When(by: Zoe, new CaseCommand.AcceptHandover([Seat(Panel, Zoe)]))
            .ThenRefused(new RuleId("signing.lead-is-held"));

    [Fact]
    public void A_refusal_by_the_receiver_leaves_the_case_with_the_sender()
    {
        var refused = InTransit.When(by: Zoe, Refuse);
        refused.Then(new CaseEvent.HandoverRefused(null, Court) { Grounds = Grounds.Digest });
        Assert.Null(refused.And.State.Transit);
        Assert.Equal(Ada, refused.And.State.Held(Lead, 1)?.Answerable);
    }

    [Fact]
    public void What_is_lost_on_the_way_can_be_recalled_and_sent_again()
    {
        var recalled = InTransit.When(by: Ada, new CaseCommand.RecallCase(Grounds));
        recalled.Then(new CaseEvent.Recalled { Grounds = Grounds.Digest });
        recalled.And.When(by: Ada, Send).Then(Sent);
    }

    [Fact]
    public void To_send_again_what_is_on_its_way_there_changes_nothing() => InTransit.When(by: Ada, Send).ThenNothing();

    [Fact]
    public void The_receipt_starts_the_clock_of_the_receiver_and_leads_to_its_stage()
    {
        var pack = Signing with
        {
            Clocks = [TestClocks.Clock(TestClocks.Days(10)) with { Start = new("HandoverAccepted", null) }],
            Acts = [Entry("HandoverAccepted"), Entry("draft")],
            Procedures =
            [
                new("brief", "inquiry")
                {
                    Stages = [new("inquiry"), new("trial")],
                    Transitions = [new(Act("HandoverAccepted"), "inquiry", "trial")],
                },
            ],
        };
        var opened = OpenedByAda with { Procedure = "brief", Stage = "inquiry" };

        var received = At(Given(opened, Sent)).Under(pack).When(by: Zoe, Take);

        Assert.Equal("trial", received.And.State.Stage);
        Assert.Equal(Now, Assert.Single(received.And.State.Clocks).Start);
        Assert.Empty(At(Given(opened)).Under(pack).When(by: Ada, Send).And.State.Clocks);
    }

    [Fact]
    public void What_is_told_of_an_unfit_receiver_is_kept_as_the_breach_it_is()
    {
        var told = InTransit.WhenRecorded(new CaseCommand.AcceptHandover([Seat(Lead, Cy)])).And.State;

        Assert.Equal(Cy, told.Held(Lead, 1)?.Holder);
        Assert.Equal(AcceptHandoverRules.ReceiversMayHold.Id, Assert.Single(told.Breaches).Rule);
    }

    private static ActEntry Entry(string act) => new(Act(act), null);
}
