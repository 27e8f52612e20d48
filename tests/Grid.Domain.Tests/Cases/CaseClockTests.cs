using Grid.Domain.Clocks;
using Grid.Domain.Rules.Conditions;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>Clocks of a case: acts are events to them, as the catalogue says.</summary>
public sealed class CaseClockTests
{
    private static readonly ClockDefinition Trial = TestClocks.Clock(TestClocks.Months(6)).With(
        new ClockEffect.Exclude("Appraisal"),
        new ClockEffect.Exclude("Continued") { NeedsFindings = true },
        new ClockEffect.Extend("Extension")
        {
            Add = TestClocks.Months(6),
            ApprovedBy = "president",
            ApplyBeforeDays = 15,
            DecideBeforeDays = 5,
        },
        new ClockEffect.Restart("Remand"),
        new ClockEffect.Convert("Converted") { From = "summary", KeepsStart = true },
        new ClockEffect.Stop("Judged")) with
    {
        Procedure = "ordinary",
        Holder = Lead,
    };

    private static readonly ClockDefinition Summary = TestClocks.Clock(TestClocks.Months(3)) with
    {
        Id = new("T-2"),
        Procedure = "summary",
    };

    private static readonly ClockDefinition Answer = TestClocks.Clock(TestClocks.Days(10)) with
    {
        Id = new("T-3"),
        Start = new("Served", "Translated"),
    };

    private static readonly RulePack Pack = Signing with
    {
        Acts =
        [
            Entry("file", "Filed"), Entry("appraise", "Appraisal"), Entry("ask", "ExtensionRequested"),
            Entry("extend", "Extension"), Entry("remand", "Remand"), Entry("convert", "Converted"),
            Entry("judge", "Judged"), Entry("serve", "Served"), Entry("translate", "Translated"), Entry("draft"),
            Entry("continue", "Continued"),
        ],
        Clocks = [Trial, Summary, Answer],
    };

    // Found by the tests of the built-in rules.
    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [ClockRules.ApprovalIsCompetent.Id] =
            Filed().When(by: Ada, Act("extend", ("approved_by", "division_head"))),
        [ClockRules.FindingsAreOnRecord.Id] = Filed().When(by: Ada, Continue("false")),
    };

    [Fact]
    public void An_act_starts_the_clocks_that_its_event_starts()
    {
        var clock = Assert.Single(Filed().State.Clocks);

        Assert.Equal(Trial.Id, clock.Id);
        Assert.Equal(Timestamp.Parse("2026-03-02"), clock.Start);
        Assert.Equal(Timestamp.Parse("2026-09-02"), clock.Due);
    }

    [Fact]
    public void An_act_that_is_nothing_to_clocks_says_nothing_of_them() =>
        Assert.Single(Filed().WhenRecorded(Act("draft"), "2026-03-03").Events);

    [Theory]
    [InlineData("2026-09-02", false)]
    [InlineData("2026-09-03", true)]
    public void What_counts_anew_does_not_undo_that_the_term_had_run_out(string at, bool isMissed)
    {
        var events = Filed().WhenRecorded(Act("remand"), at).Events;

        Assert.Contains(events, happened => happened is CaseEvent.ClockMoved);
        Assert.Equal(
            isMissed ? [new RuleId(Trial.Id.Value)] : [],
            events.OfType<CaseEvent.BreachRecorded>().Select(breach => breach.Rule));
    }

    [Fact]
    public void A_pack_without_clocks_has_none() =>
        Assert.Empty(Filed().Under(Pack with { Clocks = [] }).WhenRecorded(Act("file"), "2026-03-03").Events[1..]);

    [Fact]
    public void A_clock_of_another_procedure_does_not_start()
    {
        Assert.Equal(["T-2"], Filed("summary").State.Clocks.Select(clock => clock.Id.Value));
        Assert.Equal(["T-1"], Filed("ordinary.jury").State.Clocks.Select(clock => clock.Id.Value));
    }

    [Fact]
    public void Days_are_excluded_and_an_exclusion_ends_when_an_act_says_so()
    {
        var open = Filed().WhenRecorded(Act("appraise"), "2026-05-01").And;
        var ended = open.WhenRecorded(Act("appraise", ("from", "2026-05-01"), ("until", "2026-05-11")), "2026-05-11");

        Assert.True(Assert.Single(open.State.Clocks).IsProvisional);
        Assert.Equal(Timestamp.Parse("2026-09-12"), Due(ended));
        Assert.Single(ended.And.State.Clocks[0].Events);
    }

    [Fact]
    public void One_who_is_competent_extends_the_term() => Assert.Equal(
        Timestamp.Parse("2027-03-02"),
        Due(Filed().WhenRecorded(Act("extend", ("approved_by", "president")), "2026-08-01")));

    [Fact]
    public void An_extension_by_one_who_is_not_is_refused()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }

        Filed().When(by: Ada, Act("extend")).ThenRefused(ClockRules.ApprovalIsCompetent.Id);
    }

    [Fact]
    public void Who_asks_to_suspend_a_term_without_saying_whether_there_are_findings_is_refused() =>
        Filed().When(by: Ada, Continue(null)).ThenRefused(ClockRules.FindingsAreOnRecord.Id);

    [Fact]
    public void Only_findings_on_record_give_a_clock_time()
    {
        Assert.Equal(Timestamp.Parse("2026-09-12"), Due(Filed().WhenRecorded(Continue("true"), "2026-05-11")));

        var without = Filed().WhenRecorded(Continue("false"), "2026-05-11", by: Ada);
        Assert.Equal(Timestamp.Parse("2026-09-02"), Due(without));
        Assert.False(without.And.State.Clocks[0].IsProvisional);
        Assert.Equal(ClockRules.FindingsAreOnRecord.Id, Assert.Single(without.And.State.Breaches).Rule);

        var untold = Filed().WhenRecorded(Continue(null), "2026-05-11", by: Ada);
        Assert.Equal(Timestamp.Parse("2026-09-02"), Due(untold));
        Assert.True(untold.And.State.Clocks[0].IsProvisional);
        Assert.Empty(untold.And.State.Breaches);
        Assert.Equal(
            (ClockRules.FindingsAreOnRecord.Id, VerdictKind.Undecidable),
            untold.And.State.Judgements.Select(judged => (judged.Judgement.Rule, judged.Judgement.Verdict)).Single());
    }

    [Theory]
    [InlineData("2026-09-02", false, false)]
    [InlineData("2026-09-03", false, true)]
    [InlineData("2026-09-12", false, true)]
    [InlineData("2026-09-13", true, false)]
    public void Where_findings_would_decide_a_late_stop_is_neither_in_time_nor_a_breach(
        string at, bool isMissed, bool isOpen)
    {
        var stopped = Filed().WhenRecorded(Continue(null), "2026-05-11").And.WhenRecorded(Act("judge"), at);

        var told = Assert.Single(stopped.Events.OfType<CaseEvent.ClockStopped>());
        Assert.Equal((isMissed, isOpen), (told.IsMissed, told.Missing is not null));
        Assert.Equal(isMissed ? 1 : 0, stopped.And.State.Breaches.Length);
        Assert.Equal(
            isOpen ? [(new RuleId("T-1"), VerdictKind.Undecidable)] : [],
            stopped.And.State.Standing.Where(standing => standing.Rule.Value == "T-1")
                .Select(standing => (standing.Rule, standing.Verdict)));
    }

    [Fact]
    public void Where_it_has_happened_all_the_same_it_is_a_breach_and_the_clock_stays()
    {
        var told = Filed().WhenRecorded(Act("extend", ("approved_by", "division_head")), "2026-08-01", by: Ada);

        Assert.Equal(Timestamp.Parse("2026-09-02"), Due(told));
        Assert.Contains(told.And.State.Breaches, breach => breach.Rule == ClockRules.ApprovalIsCompetent.Id);
    }

    [Fact]
    public void A_late_request_is_accepted_with_a_breach()
    {
        var late = Filed().WhenRecorded(Act("ask") with { Officer = Ada }, "2026-08-23").And;
        var inTime = Filed().WhenRecorded(Act("ask") with { Officer = Ada }, "2026-08-18").And;

        var breach = Assert.Single(late.State.Breaches);
        Assert.Equal((ClockRules.AskedInTime, Ada, 3), (breach.Rule, breach.Officer!.Value, breach.Cause - 1));
        Assert.Empty(inTime.State.Breaches);
        Assert.Equal(
            Timestamp.Parse("2027-03-02"),
            Due(late.WhenRecorded(Act("extend", ("approved_by", "president")), "2026-08-25")));
    }

    [Fact]
    public void An_extension_that_is_decided_late_is_a_breach_and_counts()
    {
        var late = Filed().WhenRecorded(Act("extend", ("approved_by", "president")), "2026-08-30");

        Assert.Equal(Timestamp.Parse("2027-03-02"), Due(late));
        Assert.Equal(ClockRules.DecidedInTime, Assert.Single(late.And.State.Breaches).Rule);
    }

    [Fact]
    public void A_clock_that_stops_after_its_deadline_is_a_breach_of_who_holds_its_slot()
    {
        var met = Filed().WhenRecorded(Act("judge"), "2026-09-02T17:00").And;
        var missed = Filed().WhenRecorded(Act("judge"), "2026-09-03").And;

        Assert.False(met.State.Clocks[0].IsRunning);
        Assert.Empty(met.State.Breaches);
        var breach = Assert.Single(missed.State.Breaches);
        Assert.Equal((new RuleId("T-1"), Ada), (breach.Rule, breach.Officer!.Value));
    }

    [Fact]
    public void A_stopped_clock_is_moved_by_nothing_but_a_new_beginning()
    {
        var stopped = Filed().WhenRecorded(Act("judge"), "2026-08-01").And;

        Assert.Single(stopped.WhenRecorded(Act("appraise", ("until", "2026-08-10")), "2026-08-02").Events);
        var again = stopped.WhenRecorded(Act("remand"), "2026-10-01").And.State.Clocks;
        Assert.Equal((true, Timestamp.Parse("2027-04-01")), (again[0].IsRunning, again[0].Due!.Value));
    }

    [Fact]
    public void A_conversion_stops_the_one_clock_and_starts_the_other_from_its_start()
    {
        var clocks = Filed("summary").WhenRecorded(Act("convert"), "2026-05-01").And.State.Clocks;

        Assert.False(clocks.Single(clock => clock.Id == Summary.Id).IsRunning);
        Assert.Equal(Timestamp.Parse("2026-09-02"), clocks.Single(clock => clock.Id == Trial.Id).Due);
    }

    [Fact]
    public void Of_two_starts_the_later_counts_whichever_was_told_first()
    {
        var served = Filed().WhenRecorded(Act("serve"), "2026-03-05").And;
        var translated = Filed().WhenRecorded(Act("translate"), "2026-03-07").And;

        Assert.True(Answering(served).IsProvisional);
        Assert.Equal(
            Timestamp.Parse("2026-03-17"), Answering(served.WhenRecorded(Act("translate"), "2026-03-07").And).Due);
        Assert.Equal(
            Timestamp.Parse("2026-03-17"), Answering(translated.WhenRecorded(Act("serve"), "2026-03-05").And).Due);
    }

    [Fact]
    public void Of_two_clocks_that_run_the_one_of_the_same_sort_is_taken_over()
    {
        var summary = Summary with { Tags = ["decision"] };
        var trial = Trial with { Tags = ["decision"] };
        var service = Summary with { Id = new("T-0"), Length = [TestClocks.Days(3)] };
        var clocks = Filed("summary", Pack with { Clocks = [service, trial, summary] })
            .WhenRecorded(Act("convert"), "2026-03-03").And.State.Clocks;

        Assert.Equal(["T-0", "T-1"], clocks.Where(clock => clock.IsRunning).Select(clock => clock.Id.Value).Order());
    }

    [Fact]
    public void A_clock_may_begin_with_the_start_of_another_that_goes_on_beside_it()
    {
        var custody = Trial with
        {
            Id = new("T-4"),
            Start = new("Jailed"),
            Effects = [new ClockEffect.Convert("Appraisal") { Of = ["trial"], KeepsStart = true }],
        };
        var clocks = Filed("ordinary", Pack with { Clocks = [Trial with { Tags = ["trial"] }, custody] })
            .WhenRecorded(Act("appraise", ("until", "2026-05-02")), "2026-05-01").And.State.Clocks;

        Assert.Equal(2, clocks.Count(clock => clock.IsRunning));
        Assert.Equal(
            Timestamp.Parse("2026-09-02"), clocks.Single(clock => clock.Id == custody.Id).Due);
        Assert.Single(Filed("ordinary", Pack with { Clocks = [Trial, custody] })
            .WhenRecorded(Act("appraise", ("until", "2026-05-02")), "2026-05-01").And.State.Clocks);
    }

    [Fact]
    public void What_is_counted_back_from_the_end_of_another_is_owed_for_each_end()
    {
        var notice = TestClocks.Clock(TestClocks.Days(7)).With(new ClockEffect.Stop("Converted")) with
        {
            Id = new("T-5"),
            Start = new("Expires") { EndOf = "custody" },
            Direction = ClockDirection.Before,
        };
        var pack = Pack with { Clocks = [Trial with { Tags = ["custody"] }, notice] };
        var filed = Filed("ordinary", pack);
        var told = filed.WhenRecorded(Act("convert"), "2026-08-20").And;
        var extended = told.WhenRecorded(Act("extend", ("approved_by", "president")), "2026-08-25").And;

        Assert.Equal((true, Timestamp.Parse("2026-08-26")), Notice(filed));
        Assert.False(Notice(told).IsRunning);
        Assert.Equal((true, Timestamp.Parse("2027-02-23")), Notice(extended));
        Assert.Empty(extended.State.Breaches);
        Assert.Empty(filed.WhenRecorded(Act("judge"), "2026-08-26").And.State.Breaches);
        Assert.Equal(
            new RuleId("T-5"),
            Assert.Single(filed.WhenRecorded(Act("judge"), "2026-08-27").And.State.Breaches).Rule);

        static (bool IsRunning, Timestamp? Due) Notice(CaseScenario scenario) =>
            scenario.State.Clocks.Single(clock => clock.Id.Value == "T-5") is var clock
                ? (clock.IsRunning, clock.Due)
                : default;
    }

    [Fact]
    public void What_is_counted_on_from_the_end_of_another_is_owed_where_that_goes_on()
    {
        var report = TestClocks.Clock(TestClocks.Hours(24)).With(new ClockEffect.Stop("Converted")) with
        {
            Id = new("T-5"),
            Start = new("Overrun") { EndOf = "custody" },
        };
        var filed = Filed("ordinary", Pack with { Clocks = [Trial with { Tags = ["custody"] }, report] });

        Assert.Equal(
            Timestamp.Parse("2026-09-03T00:00:00+08:00"),
            filed.State.Clocks.Single(clock => clock.Id == report.Id).Start);
        Assert.Empty(filed.WhenRecorded(Act("judge"), "2026-09-02T20:00:00+08:00").And.State.Breaches);
        Assert.Equal(
            [Trial.Id.Value, "T-5"],
            filed.WhenRecorded(Act("judge"), "2026-09-05T20:00:00+08:00").And.State.Breaches
                .Select(breach => breach.Rule.Value));
        Assert.Equal(
            [Trial.Id.Value],
            filed.WhenRecorded(Act("convert"), "2026-09-03T09:00:00+08:00").And
                .WhenRecorded(Act("judge"), "2026-09-05T20:00:00+08:00").And.State.Breaches
                .Select(breach => breach.Rule.Value));
    }

    [Fact]
    public void A_clock_does_not_hold_in_procedures_that_it_leaves_out()
    {
        var pack = Pack with { Clocks = [Trial with { Except = ["ordinary.small"] }] };

        Assert.Empty(Filed("ordinary.small", pack).State.Clocks);
        Assert.Single(Filed("ordinary.jury", pack).State.Clocks);
    }

    [Theory]
    [InlineData("4", "T-1")]
    [InlineData("3", "T-2")]
    [InlineData(null, "T-2")]
    public void Which_of_two_terms_starts_a_condition_says(string? years, string starts)
    {
        var over = new Condition.Compare("years", Comparison.MoreThan, ["3"]);
        var pack = Pack with
        {
            Clocks =
            [
                Trial with { Start = Trial.Start with { If = over } },
                Summary with
                {
                    Procedure = "ordinary",
                    Start = Summary.Start with { If = new Condition.Not(new Condition.Known(over)) },
                },
            ],
        };

        var filed = Filed("ordinary", pack, years is null ? [] : [("years", years)]);

        Assert.Equal(starts, Assert.Single(filed.State.Clocks).Id.Value);
    }

    private static CaseScenario Filed(
        string procedure, RulePack pack, params (string Name, string Value)[] facts) =>
        Given(OpenedByAda with { IsRun = false, Facts = FactSet.Of([new("procedure", procedure)]) })
            .Under(pack)
            .WhenRecorded(Act("file", facts), "2026-03-02").And;

    private static CaseScenario Filed(string procedure = "ordinary") =>
        Given(OpenedByAda with { IsRun = false, Facts = FactSet.Of([new("procedure", procedure)]) })
            .Under(Pack)
            .WhenRecorded(Act("file"), "2026-03-02").And;

    private static CaseCommand.RecordAct Continue(string? findings) => findings is null
        ? Act("continue", ("from", "2026-05-01"), ("until", "2026-05-11"))
        : Act("continue", ("from", "2026-05-01"), ("until", "2026-05-11"), ("findings", findings));

    private static Timestamp? Due(CaseScenario scenario) => Assert.Single(scenario.And.State.Clocks).Due;

    private static RunningClock Answering(CaseScenario scenario) =>
        scenario.State.Clocks.Single(clock => clock.Id == Answer.Id);

    private static CaseCommand.RecordAct Act(string act, params (string Name, string Value)[] facts) =>
        new(act) { Facts = FactSet.Of(facts.Select(fact => new Fact(fact.Name, fact.Value))) };

    private static ActEntry Entry(string act, params string[] events) =>
        new(TestPacks.Act(act), null) { Events = [.. events] };
}
