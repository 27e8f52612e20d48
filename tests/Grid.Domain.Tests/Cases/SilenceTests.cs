using Grid.Domain.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;
using static Grid.Domain.Tests.Cases.WarningTests;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// Whoever was warned of a deadline that has passed answers for it, whatever is told later of what was done, and
/// wherever the case goes on; and a warning that nobody can answer comes to an end.
/// </summary>
public sealed class SilenceTests
{
    private static readonly CaseScenario Missed = Reached("breach");

    private static readonly CaseId Other = new("case:other");

    [Fact]
    public void What_is_told_to_have_been_done_in_time_once_it_was_too_late_ends_no_silence()
    {
        var waiting = Waiting(Missed);
        Assert.NotEmpty(waiting);

        var told = Missed.WhenRecorded(new CaseCommand.RecordAct("finish"), "2026-03-04T10:00:00Z", Ada);
        var stopped = Assert.Single(told.Events.OfType<CaseEvent.ClockStopped>());
        Assert.False(stopped.IsMissed);
        Assert.Equal(waiting, stopped.Waiting.AsEnumerable());
        Assert.Empty(stopped.Settled);
        Assert.Equal(waiting, Waiting(told.And));
        Assert.Contains(Lapse(told.And).State.Clues, clue => clue.IsOfSupervision);
    }

    [Fact]
    public void What_begins_anew_and_is_done_in_time_settles_what_was_warned_of_since_and_nothing_before()
    {
        var before = Waiting(Missed);
        var again = Missed.When(by: Ada, new CaseCommand.RecordAct("again")).And;
        while (again.State.Clocks[0].Reached != Orange)
        {
            var (clock, next) = (again.State.Clocks[0], again.State.Clocks[0].Next!);
            again = At(again, next.At)
                .When(by: Time, new CaseCommand.TakeDueStep(clock.Id, next.Level, clock.SetBy)).And;
        }

        var since = Waiting(again).Except(before);
        Assert.NotEmpty(since);

        var done = again.When(by: Ada, new CaseCommand.RecordAct("finish"));
        var stopped = Assert.Single(done.Events.OfType<CaseEvent.ClockStopped>());
        Assert.Equal((false, true), (stopped.IsMissed, stopped.LeavesWaiting));
        Assert.Equal(before, stopped.Waiting.AsEnumerable());
        Assert.Equal(since, stopped.Settled.AsEnumerable());
        Assert.Equal(before, Waiting(done.And));
    }

    // Whether it is the same clock that begins anew, or an act by which the same clock is told to begin.
    [Theory]
    [InlineData("file")]
    [InlineData("again")]
    public void What_begins_anew_over_a_deadline_that_no_step_has_said_to_have_passed_ends_no_silence_either(string act)
    {
        var warned = Reached(Orange);
        var before = Waiting(warned);
        Assert.NotEmpty(before);

        // Nothing came due in time: the stop finds the breach, or the act that lets it begin anew.
        var late = At(warned, Timestamp.Parse("2026-03-13T10:00:00Z"));
        late = act == "again" ? late : late.When(by: Ada, new CaseCommand.RecordAct("finish")).And;
        late = late.WhenRecorded(new CaseCommand.RecordAct(act)).And;
        Assert.Equal(new RuleId("T-1"), Assert.Single(late.State.Breaches).Rule);
        Assert.Equal((true, 0), (late.State.Clocks[0].IsRunning, late.State.Clocks[0].Missed));

        var stopped = Assert.Single(late.WhenRecorded(new CaseCommand.RecordAct("finish"))
            .Events.OfType<CaseEvent.ClockStopped>());
        Assert.False(stopped.IsMissed);
        Assert.Equal(before, stopped.Waiting.AsEnumerable());
        Assert.Empty(stopped.Settled);
    }

    [Fact]
    public void What_is_given_more_time_before_its_deadline_settles_what_it_warned_of_since_it_began_anew()
    {
        var before = Waiting(Missed);
        var again = Missed.When(by: Ada, new CaseCommand.RecordAct("again")).And;
        var (clock, next) = (again.State.Clocks[0], again.State.Clocks[0].Next!);
        while (next.Level != Orange)
        {
            again = At(again, next.At)
                .When(by: Time, new CaseCommand.TakeDueStep(clock.Id, next.Level, clock.SetBy)).And;
            (clock, next) = (again.State.Clocks[0], again.State.Clocks[0].Next!);
        }

        again = At(again, next.At)
            .When(by: Time, new CaseCommand.TakeDueStep(clock.Id, next.Level, clock.SetBy)).And;
        var since = Waiting(again).Except(before);
        Assert.NotEmpty(since);

        // As a merge brings it along, which lets the longer of two terms go on.
        var longer = again with
        {
            State = again.State.Evolve(new CaseEvent.ClockStarted(clock.Id, again.Clock), again.Clock),
        };
        var stopped = Assert.Single(longer.When(by: Ada, new CaseCommand.RecordAct("finish"))
            .Events.OfType<CaseEvent.ClockStopped>());
        Assert.Equal(before, stopped.Waiting.AsEnumerable());
        Assert.Equal(since, stopped.Settled.AsEnumerable());
    }

    [Fact]
    public void What_begins_anew_and_is_late_again_is_late_twice()
    {
        var again = Missed.When(by: Ada, new CaseCommand.RecordAct("again")).And;
        var late = At(again, Timestamp.Parse("2026-04-13T10:00:00Z"))
            .When(by: Ada, new CaseCommand.RecordAct("finish")).And;
        Assert.Equal(
            [new RuleId("T-1"), new RuleId("T-1")], late.State.Breaches.Select(breach => breach.Rule));
    }

    [Fact]
    public void What_was_done_before_a_clock_began_that_is_counted_back_ends_no_silence_from_before()
    {
        var done = new ClockEvent("Done", Now, null);
        var late = Given(
            OpenedByAda,
            new CaseEvent.ClockStarted(new("T-1"), Start),
            new CaseEvent.WarningGiven(new("T-1"), Orange, Sue)
            {
                Answer = WarningAnswer.Acknowledgement,
                AnswerBy = Later(Now, 24),
            },
            new CaseEvent.ClockStopped(new("T-1"), done) { IsMissed = true },
            new CaseEvent.ActRecorded("finish") { Officer = Ada })
            .Under(Pack with { Clocks = [Pack.Clocks[0] with { Direction = ClockDirection.Before }] });
        Assert.Equal([3], Waiting(late));

        var stopped = Assert.Single(late.WhenRecorded(new CaseCommand.RecordAct("file"), "2026-04-01")
            .Events.OfType<CaseEvent.ClockStopped>());
        Assert.Equal((false, 3), (stopped.IsMissed, Assert.Single(stopped.Waiting)));
    }

    [Fact]
    public void Whoever_was_warned_in_a_case_that_goes_on_in_another_answers_in_it_still()
    {
        var warned = Reached(Red);
        var waiting = Waiting(warned);
        var merged = Merged(warned);
        Assert.Equal(waiting, Assert.Single(merged.Events.OfType<CaseEvent.Merged>()).Waiting.AsEnumerable());
        Assert.Equal(CaseStatus.Closed, merged.And.State.Status);
        Assert.Equal(waiting, Waiting(merged.And));

        var over = Lapse(merged.And);
        Assert.Equal([Sue], over.State.Clues.Select(clue => clue.Officer!.Value));
        var answered = merged.And.When(by: Sue, new CaseCommand.AnswerWarning(waiting[0])).And;
        Assert.DoesNotContain(waiting[0], Waiting(answered));
    }

    [Fact]
    public void A_case_that_nobody_was_warned_of_is_merged_without_a_word()
    {
        var warned = Reached(Orange);
        var merged = Merged(warned.When(by: Sue, new CaseCommand.AnswerWarning(Lapsing(warned).Sequence)).And);
        Assert.DoesNotContain(merged.Events.OfType<CaseEvent.Merged>(), happened => !happened.Waiting.IsEmpty);
    }

    [Fact]
    public void Two_who_stand_in_for_each_other_pass_a_warning_on_to_whoever_is_above_them_at_last()
    {
        var warned = Reached(Orange);
        var pair = warned.Knowing(Sue, warned.Officers[Sue] with { Deputy = Zoe })
            .Knowing(Zoe, warned.Officers[Zoe] with { Deputy = Sue, Supervisor = Max });
        var asked = new List<OfficerId> { Lapsing(pair).To };
        for (var turn = 0; turn < 6 && asked[^1] != Max; turn++)
        {
            pair = Lapse(Away(pair, asked[^1]));
            asked.Add(Lapsing(pair).To);
        }

        Assert.Equal([Sue, Zoe, Sue, Zoe, Max], asked);
        Assert.Empty(pair.State.Clues);
    }

    [Fact]
    public void Where_nobody_is_left_who_was_not_asked_silence_is_silence()
    {
        var scenario = Reached(Orange);
        for (var turn = 0; turn < 20 && scenario.State.Clues.IsEmpty; turn++)
        {
            scenario = Lapse(Away(scenario, Lapsing(scenario).To));
        }

        Assert.NotEmpty(scenario.State.Clues);
        Assert.All(
            scenario.State.Warnings.Where(warning => warning.Level == Orange).CountBy(warning => warning.To),
            asked => Assert.InRange(asked.Value, 1, 2));
    }

    [Fact]
    public void Who_has_stepped_out_of_the_case_is_asked_no_more_and_was_not_silent()
    {
        var warned = Reached(Orange);
        var warning = Lapsing(warned);
        var recused = warned with
        {
            State = warned.State.Evolve(new CaseEvent.OfficerRecused(Sue, "kin"), Later(warning.GivenAt, 1)),
        };
        var over = At(recused, warning.AnswerBy!.Value).When(by: Time, LapseOf(warning));
        var renewed = Assert.Single(over.Events.OfType<CaseEvent.WarningRenewed>());
        Assert.Equal((true, Standing.Active), (renewed.IsRecused, renewed.Away));
        Assert.Equal(Max, Assert.Single(over.Events.OfType<CaseEvent.WarningGiven>()).To);
        Assert.Empty(over.And.State.Clues);

        // Who steps out once the time is over was silent.
        var late = warned with
        {
            State = warned.State.Evolve(
                new CaseEvent.OfficerRecused(Sue, "kin"), Later(warning.AnswerBy!.Value, 1)),
        };
        var silent = At(late, Later(warning.AnswerBy!.Value, 2)).When(by: Time, LapseOf(warning)).And;
        Assert.Equal([Sue], silent.State.Clues.Select(clue => clue.Officer!.Value));
    }

    private static CaseScenario Merged(CaseScenario scenario)
    {
        var proposed = scenario.Of(new("case:one")).Seeing(Other, Given(OpenedByAda))
            .When(by: Ada, new CaseCommand.MergeCase(Other)).And;
        var taken = Given(OpenedByAda, new CaseEvent.MergeAccepted(new("case:one"), proposed.State.Sequence)
        {
            Duties = [new(Lead, 1, Lead, 1)],
        });
        return proposed.Seeing(Other, taken).When(by: Ada, new CaseCommand.CompleteMerge());
    }

    // Away from the warning on until its time is over, and back then.
    private static CaseScenario Away(CaseScenario scenario, OfficerId officer)
    {
        foreach (var (id, state) in scenario.Officers)
        {
            scenario = state.StandingAt(scenario.Clock) == Standing.Suspended
                ? scenario.Knowing(id, state.Evolve(new OfficerEvent.Reinstated(null), scenario.Clock))
                : scenario;
        }

        var warning = Lapsing(scenario);
        return scenario.Knowing(officer, scenario.Officers.GetValueOrDefault(officer, OfficerState.None)
            .Evolve(new OfficerEvent.Suspended(null), Later(warning.GivenAt, 1)));
    }

    // Who was away is excused only where another is asked; a law that has lost the clock asks nobody.
    [Fact]
    public void What_nobody_is_asked_any_more_is_silence_also_of_one_who_was_away()
    {
        var warned = Lapsing(Missed);
        var away = Everybody[warned.To].Evolve(new OfficerEvent.Suspended(null), Later(warned.GivenAt, 1));
        var late = At(Missed, warned.AnswerBy!.Value).Knowing(warned.To, away);
        Assert.Contains(
            late.When(by: Time, LapseOf(warned)).Events, happened => happened is CaseEvent.WarningRenewed);

        var without = late.Under(late.Pack with { Clocks = [] }).When(by: Time, LapseOf(warned));
        Assert.Contains(without.Events, happened => happened is CaseEvent.WarningLapsed);
        Assert.Contains(without.Events, happened => happened is CaseEvent.ClueOpened);
    }

    private static int[] Waiting(CaseScenario scenario) =>
        [.. scenario.State.Warnings.Where(warning => warning.IsWaiting).Select(warning => warning.Sequence)];

    private static Timestamp Later(Timestamp time, int hours) =>
        new(time.LocalTicks + TimeSpan.FromHours(hours).Ticks, time.OffsetMinutes);
}
