using Grid.Domain.Clocks;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// The ladder of a clock, step by step: Ada leads, Sue supervises her, Max heads the unit, and Ova is above all. A term
/// of ten days from the second of March, in China: it ends with the twelfth.
/// </summary>
public sealed class WarningTests
{
    internal const string Orange = "orange";

    internal const string Red = "red";

    internal static readonly AskerId Time = AskerId.Parse("system:deadlines");

    private static readonly ClockDefinition Term = TestClocks.Clock(TestClocks.Days(10)).With(
        new ClockEffect.Exclude("Pause"), new ClockEffect.Restart("Again"), new ClockEffect.Stop("Done")) with
    {
        Holder = Lead,
        Warnings =
        [
            new(["holder"]) { AtPercent = 70 },
            new(["holder", "supervisor"]) { AtPercent = 85 },
            new(["unit_head"]) { AtPercent = 95 },
        ],
        Breach = new("it is late") { Clue = "delay" },
    };

    internal static readonly RulePack Pack = Signing with
    {
        Acts = [Entry("file", "Filed"), Entry("pause", "Pause"), Entry("again", "Again"), Entry("finish", "Done")],
        Clocks = [Term],
        Supervision =
        [
            new SupervisionRow.WarningLadder(
                new(new("W-1"), "the ladder", Statute, Confidence.Sure),
                [
                    new("yellow", [Slot("lead")]) { AtPercent = 70 },
                    new(Orange, [Slot("lead"), Slot("supervisor")])
                    {
                        AtPercent = 85,
                        Answers = [new("acknowledged", [TestClocks.Days(1)])],
                    },
                    new(Red, [new(BearerKind.Post, "chief")])
                    {
                        AtPercent = 95,
                        Answers = [new("plan", [TestClocks.Days(1)])],
                    },
                    new("breach", [Slot("lead"), Slot("supervisor")]) { AtPercent = 100, CluesFor = [Slot("lead")] },
                ]),
        ],
    };

    // Found by the tests of the built-in rules.
    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [TakeDueStepRules.ByTheGrid.Id] = Filed().When(by: Ada, Step(Filed())),
        [TakeDueStepRules.IsDue.Id] = Filed().When(by: Time, Step(Filed())),
        [AnswerWarningRules.IsOnRecord.Id] = Filed().When(by: Sue, new CaseCommand.AnswerWarning(1)),
        [AnswerWarningRules.ByTheWarned.Id] =
            Reached(Orange).When(by: Zoe, new CaseCommand.AnswerWarning(Asked(Reached(Orange)))),
        [AnswerWarningRules.HasItsPlan.Id] =
            Reached(Red).When(by: Max, new CaseCommand.AnswerWarning(Plan(Reached(Red)))),
        [ReportDeliveryRules.IsOnRecord.Id] = Filed().When(by: Log, new CaseCommand.ReportDelivery(1, true)),
        [ReportDeliveryRules.ByASystem.Id] =
            Reached(Orange).When(by: Sue, new CaseCommand.ReportDelivery(Asked(Reached(Orange)), true)),
    };

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void The_ladder_goes_to_the_holder_then_to_the_supervisor_then_to_the_head_and_ends_with_the_breach()
    {
        var scenario = Filed();
        Assert.Equal("yellow", Next(scenario).Level);

        scenario = Take(scenario);
        Assert.Equal([(Ada, WarningAnswer.None)], Warned(scenario, "yellow"));
        scenario = Take(scenario);
        Assert.Equal([(Ada, WarningAnswer.None), (Sue, WarningAnswer.Acknowledgement)], Warned(scenario, Orange));
        scenario = Take(scenario);
        Assert.Equal([(Max, WarningAnswer.Plan)], Warned(scenario, Red));
        Assert.Empty(scenario.State.Clues);

        Assert.Equal(Timestamp.Parse("2026-03-12T16:00:00Z"), Next(scenario).At);
        scenario = Take(scenario);
        Assert.Null(scenario.State.Clocks[0].Next);
        var clue = Assert.Single(scenario.State.Clues);
        Assert.Equal((new RuleId("T-1"), Ada, "delay"), (clue.Rule, clue.Officer!.Value, clue.Class));
        Assert.Equal(new RuleId("T-1"), Assert.Single(scenario.State.Breaches).Rule);
    }

    // The fourteenth of March 2026 is a Saturday.
    [Fact]
    public void No_term_is_missed_on_a_day_on_which_nobody_works_where_it_ends_on_the_next_that_is_worked()
    {
        var rolling = (Term with { Length = [TestClocks.Days(12)] }).Rolling();
        var scenario = Filed(Pack with { Clocks = [rolling] });

        Assert.Equal(Timestamp.Parse("2026-03-16"), scenario.State.Clocks[0].Due);
        scenario = Take(Take(Take(scenario)));
        Assert.Equal(("breach", Timestamp.Parse("2026-03-16T16:00:00Z")), (Next(scenario).Level, Next(scenario).At));
    }

    [Theory]
    [InlineData("true", "2026-03-14T16:00:00Z")]
    [InlineData("false", "2026-03-12T16:00:00Z")]
    [InlineData(null, "2026-03-14T16:00:00Z")]
    public void A_breach_waits_until_findings_that_nobody_speaks_of_could_no_longer_undo_it(
        string? findings, string breach)
    {
        var continued = Term with
        {
            Effects = [new ClockEffect.Exclude("Pause") { NeedsFindings = true }, new ClockEffect.Stop("Done")],
        };
        var pause = new CaseCommand.RecordAct("pause")
        {
            Facts = FactSet.Of(
                new Fact[] { new("from", "2026-03-03"), new("until", "2026-03-05"), new("findings", findings ?? "") }),
        };

        var filed = Filed(Pack with { Clocks = [continued] });
        var paused = filed.WhenRecorded(pause, "2026-03-03").And;

        Assert.Equal(
            Timestamp.Parse(findings == "true" ? "2026-03-14" : "2026-03-12"), paused.State.Clocks[0].Due);
        if (findings is null)
        {
            Assert.Equal(Next(filed), Next(paused));
        }

        paused = Take(Take(Take(paused)));
        Assert.Equal(("breach", Timestamp.Parse(breach)), (Next(paused).Level, Next(paused).At));
    }

    [Fact]
    public void What_it_was_taken_for_is_no_longer_to_come_so_twice_is_once()
    {
        var filed = Filed();
        At(Take(filed), Next(filed).At).When(by: Time, Step(filed)).ThenNothing();
        Assert.Equal(Step(filed).IdIn(new("case:1")), Step(filed).IdIn(new("case:1")));
        Assert.NotEqual(Step(filed).IdIn(new("case:1")), Step(filed).IdIn(new("case:2")));
    }

    [Fact]
    public void The_supervisors_silence_is_a_clue_apart_and_goes_up_to_the_oversight_authority()
    {
        var scenario = Lapse(Reached(Orange));
        var clue = Assert.Single(scenario.State.Clues);
        Assert.Equal(
            (AnswerWarningRules.AnsweredInTime, Sue, true), (clue.Rule, clue.Officer!.Value, clue.IsOfSupervision));

        scenario = Lapse(scenario);
        scenario = Lapse(scenario);
        Assert.Equal([Sue, Max, Ova], scenario.State.Clues.Select(one => one.Officer!.Value));
        Assert.DoesNotContain(scenario.State.Warnings, warning => warning.IsWaiting);
        Assert.DoesNotContain(Ada, scenario.State.Clues.Select(one => one.Officer!.Value));
    }

    [Fact]
    public void Who_answers_in_time_is_asked_no_more_and_nobody_above_hears_of_it()
    {
        var warned = Reached(Orange);
        var answered = warned.When(by: Sue, new CaseCommand.AnswerWarning(Asked(warned))).And;
        Assert.DoesNotContain(answered.State.Warnings, warning => warning.IsWaiting);
        answered.When(by: Sue, new CaseCommand.AnswerWarning(Asked(warned))).ThenNothing();
        At(answered, Lapsing(warned).AnswerBy!.Value).When(by: Time, LapseOf(Lapsing(warned))).ThenNothing();
    }

    [Fact]
    public void Who_answers_late_has_answered_and_the_clue_stays()
    {
        var warned = Reached(Orange);
        var late = Lapse(warned).When(by: Sue, new CaseCommand.AnswerWarning(Asked(warned))).And;
        Assert.Single(late.State.Clues, clue => clue.IsOpen);
        Assert.False(late.State.Warning(Asked(warned))!.IsUnanswered);
    }

    [Fact]
    public void Somebody_elses_answer_is_refused_with_the_name_of_who_must_give_it()
    {
        var warned = Reached(Orange);
        var refused = warned.When(by: Ada, new CaseCommand.AnswerWarning(Asked(warned))).Refused;
        Assert.Equal(Sue.Value, Assert.Single(refused.Reasons).Ask);
    }

    [Fact]
    public void Told_of_afterwards_it_is_kept_and_answers_nothing()
    {
        var warned = Reached(Orange);
        var told = warned.WhenRecorded(new CaseCommand.AnswerWarning(Asked(warned), Officer: Ada)).And;
        Assert.True(told.State.Warning(Asked(warned))!.IsWaiting);
        Assert.Equal(AnswerWarningRules.ByTheWarned.Id, Assert.Single(told.State.Breaches).Rule);
    }

    [Fact]
    public void Nobody_answers_for_another_by_calling_it_a_record()
    {
        var warned = Reached(Orange);
        var answer = new CaseCommand.AnswerWarning(Asked(warned), Officer: Sue);
        warned.WhenRecorded(answer, by: Ada).ThenRefused(AnswerWarningRules.ByTheWarned.Id);
    }

    [Fact]
    public void Who_stands_in_for_a_suspended_supervisor_answers_in_their_place()
    {
        var warned = Reached(Orange).Suspended(Sue);
        warned.When(by: Max, new CaseCommand.AnswerWarning(Asked(warned))).And.State.Warnings
            .ToList().ForEach(warning => Assert.False(warning.IsWaiting));
    }

    [Fact]
    public void A_head_answers_with_a_plan()
    {
        var warned = Reached(Red);
        var planned = warned.When(by: Max, new CaseCommand.AnswerWarning(Plan(warned), Grounds)).And;
        Assert.False(planned.State.Warning(Plan(warned))!.IsWaiting);
    }

    [Fact]
    public void What_never_arrived_is_nobodys_clue()
    {
        var warned = Reached(Orange);
        var failed = warned.When(by: Log, new CaseCommand.ReportDelivery(Asked(warned), true, "mail")).And;
        At(failed, Lapsing(warned).AnswerBy!.Value).When(by: Time, LapseOf(Lapsing(warned))).ThenNothing();
        Assert.Empty(failed.State.Clues);

        var later = Lapse(warned).When(by: Log, new CaseCommand.ReportDelivery(Asked(warned), true)).And;
        Assert.False(Assert.Single(later.State.Clues).IsOpen);
    }

    [Fact]
    public void Where_a_warning_never_arrived_the_next_one_up_is_asked_at_once_with_the_whole_time()
    {
        var warned = Reached(Orange);
        var later = At(warned, Lapsing(warned).AnswerBy!.Value);
        var failed = Undelivered(later);

        var next = failed.State.Warnings[^1];
        Assert.Equal(
            (Max, Orange, WarningAnswer.Acknowledgement, Asked(warned)),
            (next.To, next.Level, next.Answer, next.Because));
        Assert.True(next.AnswerBy!.Value.CompareWith(later.Clock) > 0);

        var silent = Lapse(failed);
        Assert.Equal([Max], silent.State.Clues.Select(clue => clue.Officer!.Value));
        Assert.Equal(Ova, silent.State.Warnings[^1].To);
    }

    [Fact]
    public void No_way_up_is_dead_however_many_warnings_never_arrive_and_it_ends_with_the_oversight_authority()
    {
        var scenario = Undelivered(Undelivered(Reached(Orange)));
        Assert.Equal((Ova, true), (Lapsing(scenario).To, Lapsing(scenario).IsWaiting));

        scenario = Undelivered(scenario);
        Assert.DoesNotContain(scenario.State.Warnings, warning => warning.IsWaiting);
        Assert.Empty(scenario.State.Clues);
    }

    [Fact]
    public void Nobody_is_asked_for_one_that_was_answered_has_lapsed_or_asked_for_nothing()
    {
        var warned = Reached(Orange);
        var report = new CaseCommand.ReportDelivery(Asked(warned), true);
        foreach (var over in (CaseScenario[])
            [warned.When(by: Sue, new CaseCommand.AnswerWarning(Asked(warned))).And, Lapse(warned)])
        {
            Assert.IsType<CaseEvent.DeliveryReported>(Assert.Single(over.When(by: Log, report).Events));
        }

        var yellow = Reached("yellow");
        var told = new CaseCommand.ReportDelivery(yellow.State.Warnings[^1].Sequence, true);
        Assert.IsType<CaseEvent.DeliveryReported>(Assert.Single(yellow.When(by: Log, told).Events));
        var arrived = warned.When(by: Log, report with { HasFailed = false });
        Assert.IsType<CaseEvent.DeliveryReported>(Assert.Single(arrived.Events));
    }

    [Fact]
    public void A_tolled_clock_does_nothing_and_one_that_is_resumed_goes_through_its_ladder_again()
    {
        var orange = Reached(Orange);
        var tolled = orange.When(by: Ada, Act("pause")).And;
        Assert.Null(tolled.State.Clocks[0].Next);

        var from = tolled.State.Clocks[0].Events[^1].At;
        var resumed = At(tolled, Timestamp.Parse("2026-04-20T10:00:00Z")).When(
            by: Ada, Act("pause", ("from", from.ToString()), ("until", "2026-04-20T10:00:00Z"))).And;
        Assert.Equal(Red, Next(resumed).Level);
        var again = resumed.When(by: Ada, Act("again")).And;
        Assert.Equal("yellow", Next(again).Level);
        Assert.NotEqual(Step(Filed()).IdIn(new("case:1")), Step(again).IdIn(new("case:1")));
        Assert.Equal(2, Take(again).State.Warnings.Count(warning => warning.Level == "yellow"));
    }

    [Fact]
    public void What_is_done_in_time_settles_the_warnings_before_it()
    {
        var done = Reached(Red).When(by: Ada, Act("finish")).And;
        Assert.DoesNotContain(done.State.Warnings, warning => warning.IsWaiting);
        Assert.Empty(done.State.Clues);
        Assert.Empty(done.State.Breaches);
    }

    [Fact]
    public void What_is_done_after_the_breach_is_no_second_one_and_silence_still_counts()
    {
        var missed = Take(Reached(Red));
        var done = missed.When(by: Ada, Act("finish")).And;
        Assert.Single(done.State.Breaches, breach => breach.Rule == new RuleId("T-1"));
        Assert.Contains(Lapse(done).State.Clues, clue => clue.IsOfSupervision);
    }

    [Fact]
    public void A_clock_set_in_the_past_is_a_breach_at_once_and_skips_what_is_overtaken()
    {
        var late = Opened().When(by: Ada, Act("file", ("from", "2026-01-05T10:00:00Z"))).And;
        Assert.Equal(new NextStep("breach", Now), Next(late));
        Assert.Equal("breach", Assert.Single(Take(late).State.Clocks).Reached);
    }

    [Fact]
    public void A_case_that_is_only_recorded_is_judged_by_what_its_log_says_alone()
    {
        var recorded = Given(OpenedByAda with { IsRun = false }).Under(Pack)
            .WhenRecorded(Act("file"), "2026-03-02T10:00:00Z").And;
        Assert.Null(Assert.Single(recorded.State.Clocks).Next);
    }

    [Fact]
    public void What_the_grid_is_late_with_says_so()
    {
        var filed = Filed();
        var asked = At(filed, Timestamp.Parse("2026-05-01T00:00:00Z")).When(by: Time, Step(filed));
        var facts = asked.Facts with { Now = Timestamp.Parse("2026-05-01T00:00:00Z"), LateBySystem = "it was down" };
        var events = Assert.IsType<Decision<CaseEvent>.Accepted>(
            CaseDecider.Decide(asked.State, asked.Submission!, facts, Pack)).Events;
        var came = Assert.IsType<CaseEvent.StepCameDue>(events[0]);
        Assert.Equal(("it was down", Next(filed).At), (came.LateBySystem, came.Due));
        Assert.Equal(Orange, came.Next!.Level);
    }

    private static CaseScenario Opened(RulePack? pack = null) => Given(OpenedByAda).Under(pack ?? Pack);

    private static CaseScenario Filed(RulePack? pack = null) => Opened(pack).When(by: Ada, Act("file")).And;

    /// <summary>The case once it has taken every step up to one.</summary>
    internal static CaseScenario Reached(string level, RulePack? pack = null)
    {
        var scenario = Filed(pack);
        while (scenario.State.Clocks[0].Reached != level)
        {
            scenario = Take(scenario);
        }

        return scenario;
    }

    private static NextStep Next(CaseScenario scenario) => scenario.State.Clocks[0].Next!;

    private static CaseCommand.TakeDueStep Step(CaseScenario scenario) =>
        new(Term.Id, Next(scenario).Level, scenario.State.Clocks[0].SetBy);

    internal static CaseScenario Take(CaseScenario scenario) =>
        At(scenario, Next(scenario).At).When(by: Time, Step(scenario)).And;

    internal static CaseScenario Lapse(CaseScenario scenario) =>
        At(scenario, Lapsing(scenario).AnswerBy!.Value).When(by: Time, LapseOf(Lapsing(scenario))).And;

    internal static WarningOnRecord Lapsing(CaseScenario scenario) =>
        scenario.State.Warnings.First(warning => warning.IsWaiting);

    private static int Asked(CaseScenario scenario) => Lapsing(scenario).Sequence;

    private static int Plan(CaseScenario scenario) =>
        scenario.State.Warnings.First(warning => warning.IsWaiting && warning.Answer == WarningAnswer.Plan).Sequence;

    internal static CaseCommand.TakeDueStep LapseOf(WarningOnRecord warning) =>
        new(warning.Clock, warning.Level, warning.Sequence, warning.Sequence);

    private static IEnumerable<(OfficerId, WarningAnswer)> Warned(CaseScenario scenario, string level) =>
        scenario.State.Warnings.Where(warning => warning.Level == level)
            .Select(warning => (warning.To, warning.Answer));

    private static CaseScenario Undelivered(CaseScenario scenario) =>
        scenario.When(by: Log, new CaseCommand.ReportDelivery(Asked(scenario), true, "mail")).And;

    internal static CaseScenario At(CaseScenario scenario, Timestamp now) => scenario with { Clock = now };

    private static Bearer Slot(string name) => new(BearerKind.Slot, name);

    private static CaseCommand.RecordAct Act(string act, params (string Name, string Value)[] facts) =>
        new(act) { Facts = FactSet.Of(facts.Select(fact => new Fact(fact.Name, fact.Value))) };

    private static ActEntry Entry(string act, params string[] events) =>
        new(TestPacks.Act(act), null) { Events = [.. events] };
}
