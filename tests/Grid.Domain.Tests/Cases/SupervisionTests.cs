using Grid.Domain.Clocks;
using Grid.Domain.Rules.Accountability;
using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// What supervisors may do in a case, and what everything else becomes. Ada leads, Sue stands above her as a chief, and
/// Zoe is outside.
/// </summary>
public sealed class SupervisionTests
{
    private const string Look = "look";
    private const string Again = "reconsider";
    private const string Marked = "look-closely";

    private static readonly NamedText Content = new("content", Grounds);

    private static readonly ClockDefinition Day = TestClocks.Clock(TestClocks.Days(1)) with { Id = new("T-9") };

    private static readonly RulePack Pack = Signing with
    {
        Clocks = [Day],
        Supervision =
        [
            new SupervisionRow.Tag(Row("S-1"), "grave", new Condition.Compare("grave", Comparison.OneOf, ["yes"])),
            new SupervisionRow.Acts(
                Row("S-7"),
                [new(BearerKind.Post, "chief")],
                [new(Look), new(Again) { Times = 1, Then = ["meeting"], KnownAs = "note-again" }]) { Clue = "odd" },
            new SupervisionRow.Acts(Row("S-7b"), [new(BearerKind.Post, "chief")], [new(Marked)]) { Tags = ["grave"] },
            new SupervisionRow.ForbiddenActs(Row("S-8"), [new(BearerKind.Post, "chief")], ["demand"])
            {
                Clue = "interference",
                Attempts = [new("demand", ["approve"])],
            },
            new SupervisionRow.RecordKeeping(Row("S-9"), ["supervision-act"], []) { Fields = ["time", "content"] },
            new SupervisionRow.RecordKeeping(Row("S-20"), ["asking"], [new(BearerKind.Slot, "lead")])
            {
                Fields = ["time", "person", "content"],
                Clock = Day.Id,
            },
            new SupervisionRow.Channels(Row("S-28"), ["letter"]),
        ],
        Accountability = AccountabilityLaw.None with
        {
            Protections = [new(Row("S-24"), []) { IsOfRecorders = true }],
        },
    };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [SuperviseCaseRules.PackHasList.Id] = Opened.Under(Signing).When(by: Sue, Of(Look)),
        [SuperviseCaseRules.ActIsNamed.Id] = Opened.When(by: Sue, Of("change the result")),
        [SuperviseCaseRules.OfficerIsNamed.Id] = Opened.When(by: Log, Of(Look)),
        [SuperviseCaseRules.ByWhomThePackSays.Id] = Opened.When(by: Zoe, Of(Look)),
        [SuperviseCaseRules.OfAnothersWork.Id] = Opened.When(by: Ada, Of("demand")),
        [SuperviseCaseRules.CaseIsMarked.Id] = Opened.When(by: Sue, Of(Marked)),
        [SuperviseCaseRules.WithinItsTimes.Id] = Opened.When(by: Sue, Of(Again)).And.When(by: Sue, Of(Again)),
        [SuperviseCaseRules.IsRecordedInFull.Id] = Opened.When(by: Sue, new CaseCommand.SuperviseCase(Look)),
        [SuperviseCaseRules.AskerIsRegistered.Id] =
            Opened.When(by: OfficerId.Parse("nobody"), new CaseCommand.SuperviseCase("demand")),
        [RecordApproachRules.KindIsListed.Id] = Opened.When(by: Ada, new CaseCommand.RecordApproach("shouting")),
        [RecordApproachRules.IsTheirOwn.Id] =
            Opened.WhenRecorded(Asked(Sue) with { Officer = Ada }, by: AskerId.Parse(Zoe.Value)),
        [RecordApproachRules.ByWhoWasApproached.Id] = Opened.When(by: Zoe, Asked(Sue)),
        [RecordApproachRules.IsRecordedInFull.Id] =
            Opened.When(by: Ada, new CaseCommand.RecordApproach("asking") { Approaching = Sue }),
        [RecorderRules<CaseCommand.TransferResponsibility>.AskerIsNotRecorded.Id] =
            Opened.When(by: Ada, Asked(Sue)).And
                .When(by: Sue, new CaseCommand.TransferResponsibility(Lead, Bo)),
    };

    private static CaseScenario Opened => Given(OpenedByAda).Under(Pack).Knowing(Sue, Chief(Everybody[Sue]));

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_supervisor_does_what_is_on_the_list_and_nothing_moves()
    {
        var asked = Opened.When(by: Sue, Of(Look));
        asked.Then(new CaseEvent.Supervised(Look, Sue) { Fields = [new("content", Grounds.Digest)] });
        var done = Assert.Single(asked.And.State.Supervisions);
        Assert.Equal((Look, Sue), (done.Act, done.Officer!.Value));
        Assert.Equal(Ada, asked.And.State.Held(Lead, 1)?.Answerable);
        Assert.Empty(asked.And.State.Approaches);
    }

    [Fact]
    public void A_chief_of_somebody_else_does_not_supervise_here() =>
        Opened.Knowing(Zoe, Chief(Everybody[Zoe])).When(by: Zoe, Of(Look))
            .ThenRefused(SuperviseCaseRules.ByWhomThePackSays.Id);

    [Fact]
    public void The_third_time_is_told_what_to_do_instead()
    {
        var reason = Refusals[SuperviseCaseRules.WithinItsTimes.Id].Refused.Reasons[0];
        Assert.Equal("meeting", reason.Ask);
        // Told of by a log it counts as well, and one too many is a breach on record.
        Opened.WhenRecorded(new CaseCommand.RecordAct("note-again") { Officer = Sue }).And.When(by: Sue, Of(Again))
            .ThenRefused(SuperviseCaseRules.WithinItsTimes.Id);
        var told = Opened.When(by: Sue, Of(Again)).And.WhenRecorded(Of(Again) with { Officer = Sue });
        Assert.Equal(SuperviseCaseRules.WithinItsTimes.Id, told.And.State.Breaches[0].Rule);
    }

    [Fact]
    public void A_marked_case_is_open_to_what_is_done_in_marked_cases() =>
        Given(OpenedByAda with { Facts = FactSet.Of([new("grave", "yes")]) }).Under(Pack)
            .Knowing(Sue, Chief(Everybody[Sue])).When(by: Sue, Of(Marked))
            .Then(new CaseEvent.Supervised(Marked, Sue) { Fields = [new("content", Grounds.Digest)] });

    [Fact]
    public void What_is_forbidden_is_recorded_with_a_clue_and_not_executed()
    {
        var asked = Opened.When(by: Sue, Of("demand"));
        asked.Then(
            new CaseEvent.InterferenceRecorded("demand", Sue)
            {
                Row = new("S-8"),
                Fields = [new("content", Grounds.Digest)],
            },
            new CaseEvent.ClueOpened(new("S-8"), Sue)
            {
                Class = "interference",
                IsOfSupervision = true,
                Evidence = [2],
            });
        var approach = Assert.Single(asked.And.State.Approaches);
        Assert.True(approach is { Kind: "demand", IsAttempt: true, IsLawful: false });
    }

    [Fact]
    public void So_is_what_is_on_no_list_by_whoever_it_is_also_one_who_is_suspended()
    {
        var asked = Opened.Suspended(Zoe).When(by: Zoe, new CaseCommand.SuperviseCase("dismiss-it"));
        Assert.True(asked.Events[0] is CaseEvent.InterferenceRecorded { IsInstead: true });
        Assert.Equal(new RuleId("S-7"), asked.And.State.Clues[0].Rule);
    }

    [Fact]
    public void An_act_of_the_catalogue_by_which_a_supervisor_tries_to_decide_is_recorded_in_its_place()
    {
        var tried = Opened.When(by: Sue, new CaseCommand.RecordAct("approve"));
        Assert.True(tried.Events[0] is CaseEvent.InterferenceRecorded { Act: "demand", Tried: "approve" });
        Assert.Empty(tried.And.State.Acts);

        // For who handles the case, and for who stands outside, it is the act that it is.
        Assert.IsType<CaseEvent.ActRecorded>(Opened.When(by: Ada, new CaseCommand.RecordAct("approve")).Events[0]);
        Assert.IsType<CaseEvent.ActRecorded>(Opened.When(by: Zoe, new CaseCommand.RecordAct("approve")).Events[0]);
    }

    [Fact]
    public void A_closed_case_is_closed_to_attempts_and_a_log_may_tell_of_one()
    {
        var closed = Given(OpenedByAda, new CaseEvent.Closed()).Under(Pack);
        closed.When(by: Sue, Of("demand")).ThenRefused(new RuleId("case.is-open"));
        Assert.Single(closed.WhenRecorded(Of("demand") with { Officer = Sue }).And.State.Approaches);
    }

    [Fact]
    public void Whoever_records_is_shown_to_nobody_and_meets_no_clue()
    {
        var recorded = Opened.WhenRecorded(Asked(Sue) with { Officer = Ada }, at: "2020-03-02T08:00:00Z").And.State;
        Assert.Equal(RecordApproachRules.RecordedInTime.Id, Assert.Single(recorded.Breaches).Rule);
        Assert.Empty(recorded.Clues);
        var approach = Assert.Single(recorded.Approaches);
        Assert.Equal(Ada, approach.Recorder);
        Assert.Null(approach.AsShown().Recorder);
        Assert.Equal(Sue, approach.AsShown().Approaching);
    }

    [Fact]
    public void Who_is_recorded_moves_no_seat_and_whose_record_it_is_cannot_be_found_out()
    {
        var recorded = Opened.When(by: Ada, Asked(Sue)).And;
        recorded.When(by: Sue, new CaseCommand.FillSlot(Panel, Bo))
            .ThenRefused(RecorderRules<CaseCommand.FillSlot>.AskerIsNotRecorded.Id);
        recorded.When(by: Max, new CaseCommand.FillSlot(Panel, Bo)).Then(new CaseEvent.SlotFilled(Panel, 1, Bo));
        recorded.Under(Pack with { Accountability = AccountabilityLaw.None })
            .When(by: Sue, new CaseCommand.FillSlot(Panel, Bo)).Then(new CaseEvent.SlotFilled(Panel, 1, Bo));
    }

    [Fact]
    public void A_way_that_is_open_to_everybody_is_logged_and_bars_nobody()
    {
        var logged = Opened.When(by: Ada, new CaseCommand.RecordApproach("letter") { Approaching = Sue }).And;
        Assert.True(Assert.Single(logged.State.Approaches).IsLawful);
        logged.When(by: Sue, new CaseCommand.FillSlot(Panel, Bo)).Then(new CaseEvent.SlotFilled(Panel, 1, Bo));
    }

    private static CaseCommand.SuperviseCase Of(string act) => new(act) { Fields = [Content] };

    private static CaseCommand.RecordApproach Asked(OfficerId by) =>
        new("asking") { Approaching = by, Fields = [Content] };

    private static OfficerState Chief(OfficerState officer) => officer.Evolve(
        new OfficerEvent.MandateGranted(Mandate("m-chief", Decide) with { Post = "chief" }), Start);

    private static LawRow Row(string id) => new(new(id), "a row", Statute, Confidence.Sure);
}
