using CsCheck;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Laws;

/// <summary>
/// What holds of every ladder, however time passes: whoever looks after the clocks may come late, be told twice, or
/// find a case that somebody has worked on meanwhile. A failure prints the seed that brings it back.
/// </summary>
public sealed class LadderLaws
{
    private static readonly AskerId Time = AskerId.Parse("system:deadlines");

    private static readonly ImmutableArray<string> Levels = ["yellow", "orange", "red", "breach"];

    private static readonly Gen<(int Kind, int Hours)[]> Walks =
        Gen.Select(Gen.Int[0, 7], Gen.Int[1, 90]).Array[1, 30];

    [Fact]
    public void Every_step_is_taken_once_for_each_entry_that_set_it_and_none_before_it_is_due() => Walks.Sample(walk =>
    {
        var taken = new HashSet<CommandId>();
        foreach (var (before, step, events) in Along(walk))
        {
            Assert.True(taken.Add(step.IdIn(new("case:1"))));
            var due = events[0] switch
            {
                CaseEvent.StepCameDue came => came.Due,
                CaseEvent.WarningLapsed lapsed => lapsed.Due,
                CaseEvent.WarningRenewed renewed => renewed.Due,
                _ => throw new InvalidOperationException("a step that says nothing of itself"),
            };
            Assert.True(due.CompareWith(before.Clock) <= 0);
            var again = before with { State = After(before, events) };
            again.When(by: Time, step).ThenNothing();
        }
    });

    [Fact]
    public void A_ladder_is_only_climbed_and_nothing_follows_its_breach_until_the_clock_is_set_anew() => Walks.Sample(
        walk =>
        {
            var steps = new HashSet<int>();
            foreach (var (before, step, events) in Along(walk))
            {
                if (events[0] is CaseEvent.StepCameDue)
                {
                    // Where the step before it set it, and nobody who worked on the case.
                    var reached = steps.Contains(step.Set) ? before.State.Clocks[0].Reached : null;
                    Assert.True(Levels.IndexOf(step.Level) > Levels.IndexOf(reached ?? ""), $"{reached}, {step.Level}");
                    steps.Add(before.State.Sequence + 1);
                }
            }
        });

    [Fact]
    public void A_clue_of_supervision_always_names_a_warning_that_was_not_answered_in_time() => Walks.Sample(walk =>
    {
        foreach (var (before, _, events) in Along(walk))
        {
            var after = After(before, events);
            Assert.All(after.Clues.Where(clue => clue.IsOfSupervision), clue =>
            {
                var warning = Assert.Single(after.Warnings, warning => warning.Sequence == clue.Warning);
                Assert.NotEqual(0, warning.Lapsed);
                Assert.Equal(warning.To, clue.Officer);
            });
        }
    });

    [Fact]
    public void The_way_up_ends_for_every_silence_goes_higher() => Walks.Sample(walk =>
    {
        foreach (var (before, _, events) in Along(walk))
        {
            var after = After(before, events);
            Assert.All(after.Warnings.Where(warning => warning.Because != 0), warning =>
            {
                var before = after.Warnings.Single(one => one.Sequence == warning.Because);
                // Who was away, and is back, is warned anew.
                Assert.True(before.To != warning.To || before.Renewed != 0);
            });
        }
    });

    [Fact]
    public void Whoever_is_asked_and_not_reached_has_somebody_above_asked_in_their_place_until_nobody_is_above() =>
        Walks.Sample(walk =>
        {
            foreach (var (before, _, _) in Along(walk))
            {
                var lost = before.State.Warnings.Where(
                    warning => warning.Undelivered != 0 && warning.Lapsed == 0 && warning.To != Ova);
                Assert.All(
                    lost, one => Assert.Single(before.State.Warnings, warning => warning.Because == one.Sequence));
            }
        });

    [Fact]
    public void No_way_up_is_dead_whoever_is_away_and_nobody_answers_for_the_time_of_a_suspension() =>
        Walks.Sample(walk =>
        {
            foreach (var (before, step, events) in Along(walk))
            {
                var after = After(before, events);
                var over = after.Warnings.Where(warning =>
                    (warning.Lapsed != 0 || warning.Renewed != 0) && warning.To != Ova);
                Assert.All(over, one => Assert.Single(after.Warnings, warning => warning.Because == one.Sequence));
                if (events[0] is CaseEvent.WarningLapsed lapsed)
                {
                    var warning = after.Warnings.Single(one => one.Sequence == lapsed.Warning);
                    Assert.True(before.Officers.GetValueOrDefault(lapsed.Officer, OfficerState.None)
                        .FirstAwayIn(warning.GivenAt, lapsed.Due) is null or { IsPlanned: true });
                }
            }
        });

    // Time passes by hours, the oldest step is taken where one is due, and now and then somebody does something.
    private static IEnumerable<(CaseScenario Before, CaseCommand.TakeDueStep Step, ImmutableArray<CaseEvent> Events)>
        Along((int Kind, int Hours)[] walk)
    {
        var scenario = CaseScenario.Given(CaseScenario.OpenedByAda).Under(WarningTests.Pack)
            .When(by: Ada, new CaseCommand.RecordAct("file")).And;
        foreach (var (kind, hours) in walk)
        {
            scenario = Staffed(Worked(scenario, kind), kind);
            scenario = scenario with { Clock = Later(scenario.Clock, hours) };
            while (First(scenario) is { } step)
            {
                var events = scenario.When(by: Time, step).Events;
                yield return (scenario, step, events);
                scenario = scenario with { State = After(scenario, events) };
            }
        }
    }

    private static CaseScenario Worked(CaseScenario scenario, int kind)
    {
        var command = kind switch
        {
            0 => new CaseCommand.RecordAct("pause"),
            1 => new CaseCommand.RecordAct("again"),
            2 => new CaseCommand.RecordAct("finish"),
            3 when scenario.State.Warnings.FirstOrDefault(warning => warning.IsWaiting) is { } warning =>
                new CaseCommand.AnswerWarning(warning.Sequence, CaseScenario.Grounds, warning.To),
            4 when scenario.State.Warnings.FirstOrDefault(warning => warning.IsWaiting) is { } warning =>
                new CaseCommand.ReportDelivery(warning.Sequence, HasFailed: true),
            _ => (CaseCommand?)null,
        };
        return command is null ? scenario : scenario.WhenRecorded(command).And;
    }

    // Sue is suspended, Max goes on the leave that was planned, and both are back.
    private static CaseScenario Staffed(CaseScenario scenario, int kind) => kind switch
    {
        5 => Told(scenario, Sue, new OfficerEvent.Suspended(null)),
        6 => Told(
            scenario,
            Max,
            new OfficerEvent.LeavingPlanned(Leaving.Leave, null),
            new OfficerEvent.LeftOffice(Leaving.Leave, null)),
        7 => Told(
            Told(scenario, Sue, new OfficerEvent.Reinstated(null)), Max, new OfficerEvent.Returned(null)),
        _ => scenario,
    };

    private static CaseScenario Told(CaseScenario scenario, OfficerId officer, params OfficerEvent[] happened) =>
        scenario.Knowing(officer, happened.Aggregate(
            scenario.Officers[officer], (state, one) => state.Evolve(one, scenario.Clock)));

    private static CaseCommand.TakeDueStep? First(CaseScenario scenario)
    {
        var clock = scenario.State.Clocks[0];
        var steps = scenario.State.Warnings.Where(warning => warning.IsWaiting && warning.AnswerBy is not null)
            .Select(warning => (At: warning.AnswerBy!.Value, Step: new CaseCommand.TakeDueStep(
                warning.Clock, warning.Level, warning.Sequence, warning.Sequence)));
        return (clock is { IsRunning: true, Next: { } next }
                ? steps.Append((At: next.At, Step: new CaseCommand.TakeDueStep(clock.Id, next.Level, clock.SetBy)))
                : steps)
            .Where(step => step.At.CompareWith(scenario.Clock) <= 0)
            .OrderBy(step => step.At.AsUtc).Select(step => step.Step).FirstOrDefault();
    }

    private static CaseState After(CaseScenario scenario, ImmutableArray<CaseEvent> events) =>
        events.Aggregate(scenario.State, (state, happened) => state.Evolve(happened, scenario.Clock));

    private static Timestamp Later(Timestamp time, int hours) =>
        new(time.LocalTicks + TimeSpan.FromHours(hours).Ticks, time.OffsetMinutes);
}
