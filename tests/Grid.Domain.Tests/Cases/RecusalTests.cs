using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class RecusalTests
{
    private static readonly RulePack Civil = Signing with
    {
        Recusal = new()
        {
            Grounds = [new("kin", Statute)],
            Deciders = [new(new() { Slot = Lead }, new() { Power = Manage, Ask = "the president" }, Statute)],
            Pending = [new(new() { Slot = Lead }, IsPause: true, Statute) { Urgent = [Act("note-urgent")] }],
        },
    };

    private static readonly CaseCommand.RequestRecusal Ask = new(Ada, "kin");
    private static readonly CaseCommand.RecordAct Draft = new("draft");
    private static readonly CaseEvent Asked = new CaseEvent.RecusalRequested(Ada, "kin");
    private static readonly CaseEvent Granted = new CaseEvent.RecusalDecided(Ada, IsGranted: true);

    private static CaseScenario Pending => Open(OpenedByAda, Asked);

    private static CaseScenario SteppedOut => Open(OpenedByAda, Asked, Granted);

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [RecusalRules<CaseCommand.RequestRecusal>.GroundIsListed.Id] =
            Open(OpenedByAda).When(Log, Ask with { Ground = "mood" }),
        [RecusalRules<CaseCommand.RequestRecusal>.OfficerTakesPart.Id] =
            Open(OpenedByAda).When(Log, Ask with { Officer = Zoe }),
        [RecusalRules<CaseCommand.RequestRecusal>.IsNotOversight.Id] =
            Open(OpenedByAda with { Slots = [Seat(Lead, Ova)] }).When(Log, Ask with { Officer = Ova }),
        [DecideRecusalRules.IsRequested.Id] =
            Open(OpenedByAda).When(Log, new CaseCommand.DecideRecusal(Ada, IsGranted: true)),
        [RecusalRules<CaseCommand.DecideRecusal>.DeciderIsCompetent.Id] =
            Pending.When(Sue, new CaseCommand.DecideRecusal(Ada, IsGranted: true)),
        [RecusalRules<CaseCommand.DecideRecusal>.DeciderIsAnother.Id] =
            Open(OpenedByAda with { Slots = [Seat(Lead, Max)] }, new CaseEvent.RecusalRequested(Max, "kin"))
                .When(Max, new CaseCommand.DecideRecusal(Max, IsGranted: false)),
        [RecordActRules.NoRecusalIsPending.Id] = Pending.When(Ada, Draft),
        [AskerRules<CaseCommand.RecordAct>.IsNotRecused.Id] = SteppedOut.When(Ada, Draft),
    };

    private static CaseScenario Open(params ReadOnlySpan<CaseEvent> history) => Given(history).Under(Civil)
        .Knowing(Max, Everybody[Max].Evolve(new OfficerEvent.MandateGranted(Mandate("m-2", Manage)), Start));

    [Fact]
    public void Every_rule_on_recusal_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Nobody_decides_on_their_own_recusal() => Pending
        .When(Ada, new CaseCommand.DecideRecusal(Ada, IsGranted: false))
        .ThenRefused(
            RecusalRules<CaseCommand.DecideRecusal>.DeciderIsAnother.Id,
            RecusalRules<CaseCommand.DecideRecusal>.DeciderIsCompetent.Id);

    [Fact]
    public void Whoever_may_not_decide_learns_whom_to_ask() => Assert.Equal(
        "the president",
        Assert.Single(Pending.When(Sue, new CaseCommand.DecideRecusal(Ada, IsGranted: true)).Refused.Reasons).Ask);

    [Fact]
    public void A_recusal_is_asked_for() => Open(OpenedByAda)
        .When(Log, Ask with { Grounds = Grounds })
        .Then(new CaseEvent.RecusalRequested(Ada, "kin") { Grounds = Grounds.Digest });

    [Fact]
    public void To_ask_again_changes_nothing() => Pending.When(Log, Ask).ThenNothing();

    [Fact]
    public void While_it_is_pending_what_is_urgent_goes_on() =>
        Assert.Single(Pending.When(Ada, new CaseCommand.RecordAct("note-urgent")).Events);

    [Fact]
    public void While_it_is_pending_the_work_of_others_goes_on() =>
        Assert.Single(Pending.When(Bo, Draft).Events);

    [Fact]
    public void Where_the_pack_lets_work_go_on_it_goes_on() => Assert.Single(Pending
        .Under(Civil with { Recusal = Civil.Recusal! with { Pending = [] } }).When(Ada, Draft).Events);

    [Fact]
    public void Once_it_is_denied_work_goes_on() => Assert.Single(
        Open(OpenedByAda, Asked, new CaseEvent.RecusalDecided(Ada, IsGranted: false)).When(Ada, Draft).Events);

    [Fact]
    public void Asked_again_on_the_same_ground_work_goes_on_and_on_another_it_waits()
    {
        CaseEvent denied = new CaseEvent.RecusalDecided(Ada, IsGranted: false);
        Assert.Single(Open(OpenedByAda, Asked, denied, Asked).When(Ada, Draft).Events);
        CaseEvent other = new CaseEvent.RecusalRequested(Ada, "debt");
        foreach (var waiting in (CaseScenario[])
            [Open(OpenedByAda, Asked, denied, other), Open(OpenedByAda, Asked, denied, Asked, other)])
        {
            waiting.When(Ada, Draft).ThenRefused(RecordActRules.NoRecusalIsPending.Id);
        }

        // Whoever asks on another ground meanwhile is heard, too.
        var both = Civil with
        {
            Recusal = Civil.Recusal! with { Grounds = [new("kin", Statute), new("debt", Statute)] },
        };
        Open(OpenedByAda, Asked, denied, Asked).Under(both).When(Log, Ask with { Ground = "debt" })
            .Then(new CaseEvent.RecusalRequested(Ada, "debt"));
    }

    [Fact]
    public void One_decision_settles_every_ground_on_which_somebody_waits_for_it()
    {
        CaseEvent denied = new CaseEvent.RecusalDecided(Ada, IsGranted: false);
        CaseEvent other = new CaseEvent.RecusalRequested(Ada, "debt");
        var decided = Open(OpenedByAda, Asked, denied, Asked, other, denied);
        Assert.Single(decided.When(Ada, Draft).Events);
        decided.When(Max, new CaseCommand.DecideRecusal(Ada, IsGranted: true))
            .ThenRefused(DecideRecusalRules.IsRequested.Id);

        foreach (var steppedOut in (CaseEvent[])[Granted, new CaseEvent.OfficerRecused(Ada, "kin")])
        {
            var recusals = Open(OpenedByAda, Asked, denied, Asked, other, steppedOut).State.Recusals;
            Assert.Equal([false, true, true], recusals.Select(recusal => recusal.IsGranted));
            Assert.All(recusals, recusal => Assert.NotNull(recusal.DecidedAt));
        }
    }

    [Fact]
    public void Once_it_is_granted_another_answers_at_once() => Pending
        .When(Max, new CaseCommand.DecideRecusal(Ada, IsGranted: true))
        .Then(
            new CaseEvent.RecusalDecided(Ada, IsGranted: true),
            new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Pat));

    [Fact]
    public void Ex_officio_nobody_need_have_asked() => Open(OpenedByAda)
        .When(Max, new CaseCommand.RecuseOfficer(Ada, "kin"))
        .Then(
            new CaseEvent.OfficerRecused(Ada, "kin"),
            new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Pat));

    [Fact]
    public void Whoever_has_stepped_out_comes_into_no_seat_again() => SteppedOut
        .When(Log, new CaseCommand.FillSlot(Panel, Ada)).ThenRefused(FillSlotRules.OfficerMayHold.Id);

    [Fact]
    public void Whoever_has_stepped_out_answers_for_nobody_else_in_the_case()
    {
        var state = Open(OpenedByAda, new CaseEvent.SlotFilled(Panel, 1, Pat))
            .When(Log, new CaseCommand.RecuseOfficer(Pat, "kin")).And
            .When(Log, new CaseCommand.RecuseOfficer(Ada, "kin")).And.State;

        Assert.All(state.Responsibilities, held => Assert.Equal(Sue, held.Answerable));
    }

    [Fact]
    public void An_act_that_was_done_all_the_same_is_kept_void_pending_with_its_breach()
    {
        var rule = RecordActRules.PerformerIsNotRecused.Id;

        var state = SteppedOut.WhenRecorded(Draft with { Officer = Ada }).And.State;

        Assert.True(Assert.Single(state.Acts).IsVoidPending);
        Assert.Equal((rule, Ada), (Assert.Single(state.Breaches).Rule, state.Breaches[0].Officer!.Value));
    }

    [Fact]
    public void An_act_from_before_is_no_breach_when_told_after() => Assert.Empty(
        SteppedOut.WhenRecorded(Draft with { Officer = Ada }, at: "2026-03-01T08:00:00Z").And.State.Breaches);

    [Fact]
    public void Where_the_pack_names_nobody_the_supervisor_decides() => Assert.Equal(
        2, Pending.Under(Signing).When(Sue, new CaseCommand.DecideRecusal(Ada, IsGranted: true)).Events.Length);
}
