using Grid.Domain.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;
using static Grid.Domain.Tests.Cases.WarningTests;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// A clock begins anew by what it counts from from then on alone: a deadline that passed has passed once, and every run
/// has its whole ladder before it.
/// </summary>
public sealed class BegunAnewTests
{
    private static readonly CaseCommand Again = new CaseCommand.RecordAct("again");

    private static readonly CaseCommand Finish = new CaseCommand.RecordAct("finish");

    private static readonly RulePack Once = WarningTests.Pack with
    {
        Clocks =
        [
            WarningTests.Pack.Clocks[0] with
            {
                Effects = [new ClockEffect.Restart("Again") { Times = 1 }, new ClockEffect.Stop("Done")],
            },
        ],
    };

    // The first is to be had but once; of the others the clock would count anew by none, whatever it may.
    [Theory]
    [InlineData("2026-03-20T10:00:00Z", true)]
    [InlineData("2026-03-03T10:00:00Z", false)]
    [InlineData("2026-03-05T10:00:00Z", false)]
    public void What_does_not_let_a_clock_begin_anew_leaves_its_deadline_passed_and_passed_once(string at, bool isOnce)
    {
        var late = Begun(isOnce);
        while (late.State.Clocks[0].Reached != "breach")
        {
            late = Take(late);
        }

        var before = late.State.Clocks[0];
        late = On(late, "2026-03-21T10:00:00Z");
        for (var time = 0; time < 2; time++)
        {
            late = late.WhenRecorded(Again, at).And;
            var clock = late.State.Clocks[0];
            Assert.Equal(
                (before.Missed, before.Due, before.Left, "breach", null),
                (clock.Missed, clock.Due, clock.Left, clock.Reached, clock.Next));
        }

        var done = late.WhenRecorded(Finish).And;
        Assert.Equal(new RuleId("T-1"), Assert.Single(done.State.Breaches).Rule);
        Assert.Equal(
            late.State.Warnings.Count(warning => warning.IsWaiting),
            done.State.Warnings.Count(warning => warning.IsWaiting));
    }

    [Fact]
    public void Where_no_step_was_taken_the_stop_finds_the_breach_and_no_event_before_that_changes_nothing()
    {
        var passed = Begun(isOnce: true).WhenRecorded(Again, "2026-03-20T10:00:00Z").And;
        Assert.Empty(passed.State.Breaches);

        var done = passed.WhenRecorded(Finish, "2026-03-22T10:00:00Z").And;
        Assert.Equal(new RuleId("T-1"), Assert.Single(done.State.Breaches).Rule);
    }

    // From the sixteenth on ten days: until the twenty-sixth.
    [Theory]
    [InlineData("2026-03-18T10:00:00Z", "yellow", false)]
    [InlineData("2026-03-25T12:00:00Z", Orange, true)]
    [InlineData("2026-04-15T10:00:00Z", "breach", true)]
    public void A_run_that_is_told_of_late_has_its_whole_ladder_before_it(string now, string level, bool isAtOnce)
    {
        var told = On(Reached("breach"), now).WhenRecorded(Again, "2026-03-16T10:00:00Z").And;
        var clock = told.State.Clocks[0];
        Assert.Equal((level, isAtOnce), (clock.Next!.Level, clock.Next.At == told.Clock));
        Assert.Equal((null, 0), (clock.Reached, clock.Missed));

        while (told.State.Clocks[0].Next is not null)
        {
            told = Take(told);
        }

        Assert.Equal(
            [new RuleId("T-1"), new RuleId("T-1")], told.State.Breaches.Select(breach => breach.Rule));
    }

    [Fact]
    public void So_has_one_that_begins_over_a_deadline_that_had_not_passed()
    {
        var told = On(Reached(Orange), "2026-03-19T12:00:00Z").WhenRecorded(Again, "2026-03-10T10:00:00Z");
        var moved = Assert.Single(told.Events.OfType<CaseEvent.ClockMoved>());
        Assert.Equal((true, false), (moved.BeginsAnew, moved.IsMissed));
        Assert.Equal(new NextStep(Orange, told.Clock), moved.Next);
        Assert.Null(told.And.State.Clocks[0].Reached);
        Assert.Equal(Orange, Take(told.And).State.Clocks[0].Reached);
    }

    [Fact]
    public void A_ledger_of_before_does_not_say_so_and_is_read_as_it_was()
    {
        var warned = Reached(Orange);
        var moved = new CaseEvent.ClockMoved(new("T-1"), new("Again", Now, null)) { IsMissed = true };
        var clock = warned.State.Evolve(moved, Now).Clocks[0];
        Assert.Equal((Orange, 0), (clock.Reached, clock.Missed));
    }

    // Until the fifteenth.
    private static CaseScenario Begun(bool isOnce) =>
        On(Given(OpenedByAda).Under(isOnce ? Once : WarningTests.Pack).When(by: Ada, new CaseCommand.RecordAct("file"))
            .And, "2026-03-05T10:00:00Z").WhenRecorded(Again, "2026-03-05T10:00:00Z").And;

    private static CaseScenario On(CaseScenario scenario, string now) => At(scenario, Timestamp.Parse(now));
}
