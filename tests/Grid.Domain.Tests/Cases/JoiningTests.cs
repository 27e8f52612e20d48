using Grid.Domain.Clocks;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>Cases are merged and split; nobody's duty is lost on the way, and none is doubled.</summary>
public sealed class JoiningTests
{
    private static readonly CaseId X = CaseId.Parse("x");
    private static readonly CaseId Z = CaseId.Parse("z");
    private static readonly CaseId W = CaseId.Parse("w");

    private static readonly CaseEvent.Opened OpenedByBo = OpenedByAda with { Slots = [Seat(Lead, Bo)] };
    private static readonly CaseEvent.MergeProposed Proposed = new(Z) { Holders = [Seat(Lead, Bo)] };
    private static readonly CaseEvent.MergeAccepted Taken = new(X, 2) { Duties = [new(Lead, 1, Lead, 1)] };

    private static readonly CaseCommand.MergeCase Merge = new(Z);
    private static readonly CaseCommand.AcceptMerge Accept = new(X);
    private static readonly CaseCommand.CompleteMerge Complete = new();
    private static readonly CaseCommand.SplitCase Split = new(W);
    private static readonly CaseCommand.RecallCase RecallW = new() { Split = W };
    private static readonly CaseCommand.OpenCase OpenW = new(Signing.Name) { Slots = [Seat(Lead, Bo)], SplitFrom = Z };

    private static CaseScenario AtX(params ReadOnlySpan<CaseEvent> history) =>
        Given(history).Of(X).Seeing(Z, Given(OpenedByBo));

    private static CaseScenario AtZ(CaseScenario other) => Given(OpenedByBo).Of(Z).Seeing(X, other);

    private static CaseScenario Moving => AtX(OpenedByAda, Proposed);

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [MergeCaseRules.IntoAnother.Id] = Given(OpenedByAda).Of(Z).Seeing(Z, Given(OpenedByAda)).When(by: Ada, Merge),
        [MergeCaseRules.TargetIsOpen.Id] =
            Given(OpenedByAda).Of(X).Seeing(Z, Given(OpenedByBo, new CaseEvent.Closed())).When(by: Ada, Merge),
        [MergeCaseRules.NoRecusalIsPending.Id] =
            AtX(OpenedByAda, new CaseEvent.RecusalRequested(Ada, "kin")).When(by: Sue, Merge),
        [TransitRules<CaseCommand.MergeCase>.ByHolderOrSupervisor.Id] = AtX(OpenedByAda).When(by: Cy, Merge),
        [CaseRules<CaseCommand.RecordAct>.IsNotMerging.Id] =
            Moving.When(by: Ada, new CaseCommand.RecordAct("draft")),
        [AcceptMergeRules.IsProposed.Id] = AtZ(Given(OpenedByAda)).When(by: Bo, Accept),
        [AcceptMergeRules.EveryDutyIsTaken.Id] =
            AtZ(Given(OpenedByAda with { Slots = [Seat(Lead, Ada), Seat(Panel, Cy)] }, Proposed)).When(by: Bo, Accept),
        [AcceptMergeRules.HoldersAreThoseProposed.Id] =
            AtZ(Given(OpenedByAda, Proposed with { Holders = [Seat(Lead, Cy)] })).When(by: Bo, Accept),
        [JoinRules<CaseCommand.AcceptMerge>.RecusedTakeNoPart.Id] =
            AtZ(Given(OpenedByAda, new CaseEvent.OfficerRecused(Bo, "kin"), Proposed)).When(by: Sue, Accept),
        [RecallCaseRules.MergeIsNotAccepted.Id] = Moving.Seeing(Z, Given(OpenedByBo, Taken))
            .When(by: Ada, new CaseCommand.RecallCase()),
        [RecallCaseRules.SplitIsNotOpened.Id] = Given(OpenedByBo, new CaseEvent.SplitProposed(W)).Of(Z)
            .Seeing(W, Given(OpenedByBo with { SplitFrom = Z })).When(by: Bo, RecallW),
        [TransitRules<CaseCommand.CloseCase>.TakenInIsReceipted.Id] =
            Given(OpenedByBo, Taken).Of(Z).Seeing(X, Moving).When(by: Bo, new CaseCommand.CloseCase()),
        [CompleteMergeRules.IsAccepted.Id] = Moving.When(by: Ada, Complete),
        [CompleteMergeRules.IsAcceptedAsItStands.Id] =
            Given(OpenedByAda, Proposed, new CaseEvent.ActRecorded("draft")).Of(X)
                .Seeing(Z, Given(OpenedByBo, Taken)).When(by: Ada, Complete),
        [SplitCaseRules.ToANewCase.Id] = Given(OpenedByBo).Of(Z).Seeing(W, Given(OpenedByAda)).When(by: Bo, Split),
        [OpenCaseRules.SplitIsProposed.Id] =
            Given().Of(W).Seeing(Z, Given(OpenedByBo)).When(Log, OpenW),
        [OpenCaseRules.NoRecusalIsPending.Id] = Given().Of(W)
            .Seeing(Z, Given(OpenedByBo, new CaseEvent.SplitProposed(W), new CaseEvent.RecusalRequested(Bo, "kin")))
            .When(Log, OpenW),
        [CompleteSplitRules.IsOpened.Id] = Given(OpenedByBo, new CaseEvent.SplitProposed(W)).Of(Z)
            .Seeing(W, Given(OpenedByBo)).When(by: Bo, new CaseCommand.CompleteSplit(W)),
        [TransitRules<CaseCommand.CloseCase>.NothingIsSplitting.Id] =
            Given(OpenedByBo, new CaseEvent.SplitProposed(W)).When(by: Bo, new CaseCommand.CloseCase()),
    };

    [Fact]
    public void Every_rule_on_merges_and_splits_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_case_that_is_merged_is_answered_for_by_its_own_holder_until_the_receipt()
    {
        var proposed = AtX(OpenedByAda).When(by: Ada, Merge);
        proposed.Then(Proposed);

        var accepted = AtZ(proposed.And).When(by: Bo, Accept);
        accepted.Then(Taken);
        Assert.Equal(Ada, proposed.And.State.Held(Lead, 1)?.Answerable);

        var merged = proposed.And.Seeing(Z, accepted.And).When(by: Ada, Complete);
        merged.Then(new CaseEvent.Merged(Z) { Duties = Taken.Duties });
        Assert.Equal(CaseStatus.Closed, merged.And.State.Status);
        Assert.Equal(Z, merged.And.State.Ties.MergedInto);
        merged.And.When(by: Ada, Complete).ThenNothing();
    }

    [Fact]
    public void What_was_recorded_meanwhile_is_taken_in_anew()
    {
        var late = Moving.WhenRecorded(new CaseCommand.RecordAct("draft") { Officer = Ada }).And;

        var again = AtZ(late).Seeing(X, late) with { State = Given(OpenedByBo, Taken).State };

        var accepted = again.When(by: Bo, Accept);
        Assert.Equal(late.State.Sequence, accepted.And.State.Ties.Taken(X)?.Sequence);
        Assert.Single(accepted.And.State.Ties.MergedFrom);
        late.Seeing(Z, accepted.And).When(by: Ada, Complete).Then(new CaseEvent.Merged(Z) { Duties = Taken.Duties });
        again.Seeing(X, Moving).When(by: Bo, Accept).ThenNothing();
    }

    [Fact]
    public void What_is_taken_in_anew_is_so_by_whoever_sits_there_by_then()
    {
        var late = Moving.WhenRecorded(new CaseCommand.RecordAct("draft") { Officer = Ada }).And;
        var moved = new CaseEvent.ResponsibilityTransferred(Lead, 1, Bo, Cy);

        var accepted = Given(OpenedByBo, Taken, moved).Of(Z).Seeing(X, late).When(by: Cy, Accept);

        accepted.Then(Taken with { Sequence = late.State.Sequence });
        late.Seeing(Z, accepted.And).When(by: Ada, Complete).Then(new CaseEvent.Merged(Z) { Duties = Taken.Duties });
        Given(OpenedByBo, moved).Of(Z).Seeing(X, late).When(by: Cy, Accept)
            .ThenRefused(AcceptMergeRules.HoldersAreThoseProposed.Id);
    }

    [Fact]
    public void What_is_taken_in_anew_begins_no_clock_once_more()
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { OnMerge = ClockOnMerge.Restart };
        var pack = Signing with { Clocks = [clock] };
        var there = Given(OpenedByAda, Started(clock, "2026-02-01"), Proposed).Under(pack);
        var late = there.Of(X).Seeing(Z, Given(OpenedByBo))
            .WhenRecorded(new CaseCommand.RecordAct("draft") { Officer = Ada }).And;

        Given(OpenedByBo, Taken with { Sequence = 3 }, Started(clock, "2026-03-01")).Under(pack).Of(Z)
            .Seeing(X, late).When(by: Bo, Accept).Then(Taken with { Sequence = late.State.Sequence });
    }

    [Theory]
    [InlineData(ClockOnMerge.Latest)]
    [InlineData(ClockOnMerge.Restart)]
    public void A_clock_that_has_ended_where_it_came_along_to_begins_no_more_since_a_step_of_it_came_due(
        ClockOnMerge merge)
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { OnMerge = merge };
        var pack = Signing with { Clocks = [clock] };
        var start = Started(clock, "2026-02-01");
        var other = Given(OpenedByAda, start, Proposed, new CaseEvent.StepCameDue(clock.Id, "orange", start.Start));
        var again = Taken with { Sequence = 4 };
        CaseEvent[] here = [OpenedByBo, Taken with { Sequence = 3 }, start];
        var ended = new CaseEvent.ClockStopped(clock.Id, new("sign", start.Start, null));

        Given(here).Under(pack).Of(Z).Seeing(X, other).When(by: Bo, Accept).Then(again);
        var over = Given([.. here, ended]).Under(pack).Of(Z);
        over.Seeing(X, other).When(by: Bo, Accept).Then(again);
        // What an event has moved meanwhile comes along as it stands now.
        var moved = other with
        {
            State = other.State.Evolve(new CaseEvent.ClockMoved(clock.Id, new("hold", start.Start, null)), Start),
        };
        Assert.Single(over.Seeing(X, moved).When(by: Bo, Accept).Events.OfType<CaseEvent.ClockStarted>());
    }

    [Fact]
    public void A_case_that_a_log_closed_after_it_was_taken_in_holds_up_the_other_no_more()
    {
        var closed = Moving.WhenRecorded(new CaseCommand.CloseCase()).And;
        Assert.Equal((CaseStatus.Closed, Z), (closed.State.Status, closed.State.Transit?.IntoCase));
        var here = Given(OpenedByBo, Taken).Of(Z).Seeing(X, closed).Seeing(W, Given(OpenedByBo));

        Assert.IsType<Decision<CaseEvent>.Refused>(closed.Seeing(Z, here).When(by: Ada, Complete).Decision);
        here.When(by: Bo, new CaseCommand.CloseCase()).Then(new CaseEvent.Closed());
        here.When(by: Bo, new CaseCommand.MergeCase(W)).Then(new CaseEvent.MergeProposed(W));
    }

    [Fact]
    public void A_case_that_has_taken_another_in_ends_once_that_is_receipted()
    {
        var here = Given(OpenedByBo, Taken).Of(Z);
        here.Seeing(X, Moving).Seeing(W, Given(OpenedByBo)).When(by: Bo, new CaseCommand.MergeCase(W))
            .ThenRefused(TransitRules<CaseCommand.MergeCase>.TakenInIsReceipted.Id);

        here.Seeing(X, Given(OpenedByAda, Proposed, new CaseEvent.Merged(Z))).When(by: Bo, new CaseCommand.CloseCase())
            .Then(new CaseEvent.Closed());
        // Two that did not know of each other: it was recalled as it was taken in.
        here.Seeing(X, Given(OpenedByAda, Proposed, new CaseEvent.Recalled()))
            .When(by: Bo, new CaseCommand.CloseCase()).Then(new CaseEvent.Closed());
    }

    [Fact]
    public void What_was_taken_in_by_a_case_that_has_ended_and_cannot_be_taken_in_anew_is_recalled()
    {
        var ended = Given(OpenedByBo, Taken, new CaseEvent.Closed());
        Moving.Seeing(Z, ended).When(by: Ada, new CaseCommand.RecallCase())
            .ThenRefused(RecallCaseRules.MergeIsNotAccepted.Id);

        var late = Moving.WhenRecorded(new CaseCommand.RecordAct("draft") { Officer = Ada }).And;
        late.Seeing(Z, ended).When(by: Ada, new CaseCommand.RecallCase()).Then(new CaseEvent.Recalled());
    }

    [Fact]
    public void A_split_is_recalled_as_long_as_what_is_split_off_is_not_opened_from_here()
    {
        var proposed = Given(OpenedByBo, new CaseEvent.SplitProposed(W)).Of(Z);

        var recalled = proposed.Seeing(W, Given(OpenedByAda)).When(by: Bo, RecallW);

        recalled.Then(new CaseEvent.Recalled { Split = W });
        Assert.Empty(recalled.And.State.Ties.SplitProposed);
        recalled.And.When(by: Bo, RecallW).ThenRefused(RecallCaseRules.SplitIsNotOpened.Id);
        recalled.And.When(by: Bo, new CaseCommand.CloseCase()).Then(new CaseEvent.Closed());
        proposed.When(by: Cy, RecallW).ThenRefused(TransitRules<CaseCommand.RecallCase>.ByHolderOrSupervisor.Id);
        Given().Of(W).Seeing(Z, recalled.And).When(Log, OpenW).ThenRefused(OpenCaseRules.SplitIsProposed.Id);
    }

    [Fact]
    public void Seats_may_be_answered_for_in_seats_of_another_name() =>
        AtZ(Given(OpenedByAda, Proposed)).When(by: Bo, Accept with { Duties = [new(Lead, 1, Lead, 1)] }).Then(Taken);

    [Fact]
    public void Two_cases_are_not_merged_into_each_other() =>
        Given(OpenedByBo).Of(Z).Seeing(X, Moving).When(by: Bo, new CaseCommand.MergeCase(X))
            .ThenRefused(MergeCaseRules.TargetIsOpen.Id);

    [Theory]
    [InlineData(ClockOnMerge.Latest, "2026-04-01T00:00:00")]
    [InlineData(ClockOnMerge.Earliest, "2026-03-01T00:00:00")]
    [InlineData(ClockOnMerge.Restart, "2026-03-02T10:00:00Z")]
    public void Of_two_clocks_that_run_in_both_the_pack_says_which_goes_on(ClockOnMerge merge, string start)
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { OnMerge = merge };
        var pack = Signing with { Clocks = [clock] };
        var here = Given(OpenedByBo, Started(clock, "2026-03-01")).Of(Z).Under(pack);
        var there = Given(OpenedByAda, Started(clock, "2026-04-01"), Proposed).Under(pack);

        var accepted = here.Seeing(X, there).When(by: Bo, Accept).And.State;
        var merged = there.Of(X).Seeing(Z, here with { State = accepted }).When(by: Ada, Complete).And.State;

        Assert.Equal(start, Assert.Single(accepted.Clocks).Start.ToString());
        Assert.False(Assert.Single(merged.Clocks).IsRunning);
    }

    [Fact]
    public void A_clock_that_runs_in_the_other_case_alone_goes_on_as_it_stands()
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { Holder = Lead };
        var there = Given(OpenedByAda, Started(clock, "2026-04-01"), Proposed);

        var accepted = AtZ(there).Under(Signing with { Clocks = [clock] }).When(by: Bo, Accept).And.State;

        // What it does next by itself, an entry of this case says.
        CaseScenario.AssertSame(
            there.State.Clocks,
            accepted.Clocks.Select(running => running with { Next = null, SetBy = 2, MovedBy = 2 }));
        Assert.NotNull(Assert.Single(accepted.Clocks).Next);
    }

    [Theory]
    [InlineData(false, "2026-03-01T00:00:00")]
    [InlineData(true, "2026-03-02T10:00:00Z")]
    public void What_is_split_off_begins_with_the_clocks_of_the_case_it_came_from(bool restarts, string start)
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { RestartsOnSplit = restarts };
        var pack = Signing with { Clocks = [clock] };
        var whole = Given(OpenedByBo, Started(clock, "2026-03-01")).Of(Z).Under(pack).Seeing(W, Given());

        var proposed = whole.When(by: Bo, Split).And;
        var opened = Given().Of(W).Under(pack).Seeing(Z, proposed).When(Log, OpenW).And;
        var completed = proposed.Seeing(W, opened).When(by: Bo, new CaseCommand.CompleteSplit(W)).And;

        Assert.Equal(start, Assert.Single(opened.State.Clocks).Start.ToString());
        Assert.Equal(Z, opened.State.Ties.SplitFrom);
        Assert.Equal(W, Assert.Single(completed.State.Ties.SplitInto));
        Assert.Empty(completed.State.Ties.SplitProposed);
        Assert.True(Assert.Single(completed.State.Clocks).IsRunning);
        completed.When(by: Bo, new CaseCommand.CompleteSplit(W)).ThenNothing();
    }

    [Fact]
    public void Who_has_stepped_out_is_out_of_the_case_that_takes_in()
    {
        var recused = new CaseEvent.OfficerRecused(Zoe, "kin");
        var accepted = AtZ(Given(OpenedByAda, recused, Proposed)).When(by: Bo, Accept);

        accepted.Then(Taken with { Sequence = 3 }, recused with { From = X });
        Assert.Equal(X, accepted.And.State.RecusalOf(Zoe)?.From);
        accepted.And.When(by: Sue, new CaseCommand.TransferResponsibility(Lead, Zoe))
            .ThenRefused(TransferRules.ReceiverMayHold.Id);
    }

    [Fact]
    public void Who_was_asked_on_several_grounds_steps_out_once_and_on_the_one_that_was_not_denied()
    {
        CaseEvent asked = new CaseEvent.RecusalRequested(Zoe, "kin");
        CaseEvent denied = new CaseEvent.RecusalDecided(Zoe, IsGranted: false);
        var other = Given(
            OpenedByAda, asked, denied, asked, new CaseEvent.RecusalRequested(Zoe, "debt"),
            new CaseEvent.RecusalDecided(Zoe, IsGranted: true), Proposed);

        AtZ(other).When(by: Bo, Accept)
            .Then(Taken with { Sequence = 7 }, new CaseEvent.OfficerRecused(Zoe, "debt") { From = X });
    }

    [Fact]
    public void What_is_asked_once_more_on_a_denied_ground_keeps_no_case_from_being_joined()
    {
        CaseEvent asked = new CaseEvent.RecusalRequested(Ada, "kin");
        CaseEvent denied = new CaseEvent.RecusalDecided(Ada, IsGranted: false);
        AtX(OpenedByAda, asked, denied, asked).When(by: Ada, Merge).Then(Proposed);
        AtX(OpenedByAda, asked, denied, asked, new CaseEvent.RecusalRequested(Ada, "debt")).When(by: Ada, Merge)
            .ThenRefused(MergeCaseRules.NoRecusalIsPending.Id);
        var whole = Given(OpenedByBo, asked, denied, asked, new CaseEvent.SplitProposed(W));
        Assert.Single(Given().Of(W).Seeing(Z, whole).When(Log, OpenW).Events);
    }

    [Fact]
    public void Who_is_told_to_hold_a_seat_of_a_case_they_have_stepped_out_of_does_not_answer_in_it()
    {
        var other = Given(OpenedByAda, new CaseEvent.OfficerRecused(Bo, "kin"), Proposed);
        var told = AtZ(other).WhenRecorded(Accept);

        Assert.Contains(told.Events, happened =>
            happened is CaseEvent.BreachRecorded { Rule: var rule }
            && rule == JoinRules<CaseCommand.AcceptMerge>.RecusedTakeNoPart.Id);
        Assert.Equal(Sue, told.And.State.Held(Lead, 1)?.Answerable);
    }

    [Fact]
    public void Who_has_stepped_out_is_out_of_what_is_split_off()
    {
        var recused = new CaseEvent.OfficerRecused(Zoe, "kin");
        var whole = Given(OpenedByBo, recused, new CaseEvent.SplitProposed(W));

        var opened = Given().Of(W).Seeing(Z, whole).When(Log, OpenW);

        Assert.Contains(Told(recused with { From = Z }), opened.Events.Select(Told));
        Given().Of(W).Seeing(Z, whole).When(by: Zoe, OpenW)
            .ThenRefused(JoinRules<CaseCommand.OpenCase>.RecusedTakeNoPart.Id);
        Given().Of(W).Seeing(Z, whole).When(Log, OpenW with { Slots = [Seat(Lead, Zoe)] })
            .ThenRefused(JoinRules<CaseCommand.OpenCase>.RecusedTakeNoPart.Id);
    }

    [Fact]
    public void A_seat_that_is_answered_for_in_one_of_another_name_comes_to_who_sits_in_its_like()
    {
        var crossed = Merge with { Duties = [new(Lead, 1, Panel, 1), new(Panel, 1, Lead, 1)] };
        var there = Given(OpenedByAda with { Slots = [Seat(Lead, Bo), Seat(Panel, Ada)] });

        Given(OpenedByAda with { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] }).Of(X).Seeing(Z, there)
            .When(by: Ada, crossed)
            .Then(Proposed with { Holders = [Seat(Lead, Bo), Seat(Panel, Ada)] });
    }

    [Fact]
    public void A_clock_that_was_missed_comes_along_as_missed()
    {
        var clock = TestClocks.Clock(TestClocks.Days(10)) with { Holder = Lead };
        var started = Started(clock, "2026-02-01");
        var there = Given(
            OpenedByAda, started, new CaseEvent.StepCameDue(clock.Id, "breach", started.Start), Proposed);
        Assert.Equal(3, there.State.Clock(clock.Id)?.Missed);

        var accepted = AtZ(there).Under(Signing with { Clocks = [clock] }).When(by: Bo, Accept).And.State;

        Assert.Equal((3, "breach", null), Missed(accepted.Clock(clock.Id)!));

        static (int, string?, NextStep?) Missed(RunningClock running) =>
            (running.Missed, running.Reached, running.Next);
    }

    private static CaseEvent.ClockStarted Started(ClockDefinition clock, string start) =>
        new(clock.Id, Timestamp.Parse(start)) { Due = Timestamp.Parse(start) };
}
