using Grid.Domain.Rules.Supervision;
using static Grid.Domain.Tests.Cases.WarningTests;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// Sue is warned of Ada's clock, and has a day to answer. Where she is away meanwhile, whoever answers in her place is
/// asked; whether she answers for the silence depends on whether the going was planned.
/// </summary>
public sealed class WarnedAwayTests
{
    private static readonly CaseScenario Warned = Reached(Orange);

    private static readonly WarningOnRecord Warning = Lapsing(Warned);

    private static readonly OfficerEvent Suspension = new OfficerEvent.Suspended(null);
    private static readonly OfficerEvent Plan = new OfficerEvent.LeavingPlanned(Leaving.Leave, null);
    private static readonly OfficerEvent Leave = new OfficerEvent.LeftOffice(Leaving.Leave, null);
    private static readonly OfficerEvent Return = new OfficerEvent.Returned(null);
    private static readonly OfficerEvent Reinstatement = new OfficerEvent.Reinstated(null);

    private static Timestamp Due => Warning.AnswerBy!.Value;

    [Fact]
    public void Who_is_suspended_meanwhile_was_not_silent_and_whoever_stands_in_has_the_whole_time()
    {
        var over = Lapse(Sues((2, Suspension)));

        IsRenewed(over);
        Assert.Equal(Standing.Suspended, Renewal((2, Suspension)).Away);
        Assert.Equal((Max, WarningAnswer.Acknowledgement), (Lapsing(over).To, Lapsing(over).Answer));
        Assert.True(Lapsing(over).AnswerBy!.Value.CompareWith(Due) > 0);
        At(over, over.Clock).When(by: Time, LapseOf(Warning)).ThenNothing();

        // Who stands in answers for the silence that is their own.
        Assert.Equal([Max], Lapse(over).State.Clues.Select(clue => clue.Officer!.Value));
    }

    [Fact]
    public void A_deputy_stands_in_before_whoever_is_above()
    {
        var deputised = Warned.Knowing(Sue, Warned.Officers[Sue] with { Deputy = Zoe });
        Assert.Equal(Zoe, Lapsing(Lapse(Sues(deputised, (2, Suspension)))).To);
        Assert.Equal(Zoe, Lapsing(Lapse(Sues(deputised, (1, Plan), (2, Leave)))).To);
    }

    [Fact]
    public void Whoever_holds_the_seat_that_a_warning_is_about_neither_answers_it_nor_is_asked_next()
    {
        var answer = new CaseCommand.AnswerWarning(Warning.Sequence);
        var deputised = Warned.Knowing(Sue, Warned.Officers[Sue] with { Deputy = Ada });
        var suspended = At(Sues(deputised, (2, Suspension)), Hours(3));
        Assert.Equal(Max.Value, Assert.Single(suspended.When(by: Ada, answer).Refused.Reasons).Ask);
        Assert.False(suspended.When(by: Max, answer).And.State.Warning(Warning.Sequence)!.IsWaiting);

        Assert.Equal(Max, Lapsing(Lapse(Sues(deputised, (2, Suspension)))).To);
        Assert.Equal(Max, Lapsing(Lapse(Sues(deputised, (1, Plan), (2, Leave)))).To);
        var headed = Warned.Knowing(Max, Warned.Officers[Max] with { Deputy = Ada }).Suspended(Max);
        Assert.Equal(Ova, Lapsing(Lapse(headed)).To);

        // Nor is whoever acts in the seat.
        var acting = new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Zoe);
        var covered = Warned with { State = Warned.State.Evolve(acting, Warned.Clock) };
        covered = covered.Suspended(Ada).Knowing(Ada, covered.Suspended(Ada).Officers[Ada] with { Deputy = Zoe });
        covered = covered.Knowing(Sue, covered.Officers[Sue] with { Deputy = Zoe });
        Assert.Equal(Max, Lapsing(Lapse(Sues(covered, (2, Suspension)))).To);
    }

    [Fact]
    public void What_has_to_be_known_reaches_beyond_a_holder_who_may_not_be_asked()
    {
        var headed = Warned.Knowing(Max, Warned.Officers[Max] with { Deputy = Ada }).Suspended(Max);
        var unknown = CaseNeeds.StillUnknown(
            headed.State,
            headed.When(by: Time, LapseOf(Warning)).Submission!,
            new CaseFacts(headed.Clock, headed.Officers.Remove(Ova)),
            Pack);
        Assert.Equal([Ova], unknown.ToArray());
    }

    [Fact]
    public void Who_is_back_before_the_end_is_warned_anew()
    {
        var over = Lapse(Sues((2, Suspension), (4, Reinstatement)));
        IsRenewed(over);
        Assert.Equal(Sue, Lapsing(over).To);
        Assert.Equal([Sue], Lapse(over).State.Clues.Select(clue => clue.Officer!.Value));
    }

    [Fact]
    public void Who_is_suspended_again_and_again_is_not_asked_for_ever()
    {
        var over = Lapse(Sues((2, Suspension), (4, Reinstatement)));
        var (anew, sue) = (Lapsing(over), over.Officers[Sue]);
        Assert.Equal(Sue, anew.To);

        sue = sue.Evolve(Suspension, Later(anew.GivenAt, 2)).Evolve(Reinstatement, Later(anew.GivenAt, 4));
        var again = Lapse(over.Knowing(Sue, sue));
        Assert.Empty(again.State.Clues);
        Assert.Equal(Max, Lapsing(again).To);
        Assert.Equal([Max], Lapse(again).State.Clues.Select(clue => clue.Officer!.Value));
    }

    [Fact]
    public void A_leave_that_nobody_planned_is_no_silence()
    {
        var over = Lapse(Sues((2, Leave)));
        IsRenewed(over);
        Assert.Equal(Standing.OnLeave, Renewal((2, Leave)).Away);
        Assert.Equal(Max, Lapsing(over).To);
    }

    [Fact]
    public void Nobody_escapes_by_taking_leave_and_whoever_stands_in_is_asked_all_the_same()
    {
        foreach (var dodge in ((int, OfficerEvent)[][])
            [
                [(1, Plan), (2, Leave)],
                [(1, Plan), (2, Leave), (3, Return)],
                [(1, Plan), (2, Leave), (3, Suspension)],
                [(-50, Plan), (1, Leave)],
                [(0, Plan), (0, Leave)],
            ])
        {
            var over = Lapse(Sues(dodge));
            Assert.Equal(0, over.State.Warning(Warning.Sequence)!.Renewed);
            var clue = Assert.Single(over.State.Clues);
            Assert.Equal((Sue, true, Warning.Sequence), (clue.Officer!.Value, clue.IsOfSupervision, clue.Warning));
            Assert.Equal((Max, Warning.Sequence), (Lapsing(over).To, Lapsing(over).Because));
        }
    }

    [Fact]
    public void Who_sees_to_it_before_they_go_or_whose_stand_in_does_answers_for_nothing()
    {
        var answer = new CaseCommand.AnswerWarning(Warning.Sequence);
        var seen = Warned.When(by: Sue, answer).And;
        var stood = At(Sues((1, Plan), (2, Leave)), Hours(3)).When(by: Max, answer).And;
        foreach (var answered in (CaseScenario[])[seen, stood])
        {
            At(answered, Due).When(by: Time, LapseOf(Warning)).ThenNothing();
        }
    }

    [Fact]
    public void Whose_time_was_over_before_they_were_suspended_was_silent_however_late_the_grid_says_so()
    {
        var suspended = Warned.Knowing(Sue, Warned.Officers[Sue].Evolve(Suspension, Due));
        var late = At(suspended, Later(Due, 9)).When(by: Time, LapseOf(Warning));
        Assert.IsType<CaseEvent.WarningLapsed>(late.Events[0]);
        Assert.Equal(Sue, Assert.Single(late.And.State.Clues).Officer!.Value);
        Assert.Equal(Max, Lapsing(late.And).To);
    }

    [Fact]
    public void Who_was_back_long_before_the_warning_was_there_all_along()
    {
        var back = Lapse(Sues((-90, Suspension), (-80, Reinstatement), (-70, Plan), (-60, Leave), (-50, Return)));
        Assert.Equal(Sue, Assert.Single(back.State.Clues).Officer!.Value);
    }

    [Fact]
    public void A_holder_who_was_warned_alone_and_goes_answers_as_the_holder()
    {
        var pack = Pack with { Supervision = [HolderAsked] };
        var warned = Reached("yellow", pack);
        Assert.Equal(Ada, Lapsing(warned).To);

        var officers = warned.Officers[Ada].Evolve(Plan, warned.Clock).Evolve(Leave, Later(warned.Clock, 1));
        var gone = warned.Knowing(Ada, officers);
        var over = Lapse(gone);
        var clue = Assert.Single(over.State.Clues);
        Assert.Equal((Ada, false), (clue.Officer!.Value, clue.IsOfSupervision));
        Assert.Equal(Pat, Lapsing(over).To);
    }

    private static SupervisionRow.WarningLadder HolderAsked
    {
        get
        {
            var ladder = (SupervisionRow.WarningLadder)Pack.Supervision[0];
            return ladder with
            {
                Levels = [ladder.Levels[0] with { Answers = ladder.Levels[1].Answers }, .. ladder.Levels.Skip(1)],
            };
        }
    }

    private static void IsRenewed(CaseScenario over)
    {
        Assert.Empty(over.State.Clues);
        Assert.Empty(over.State.Breaches);
        var before = over.State.Warning(Warning.Sequence)!;
        Assert.Equal((over.State.Sequence - 1, 0, false), (before.Renewed, before.Lapsed, before.IsUnanswered));
        Assert.Equal(Warning.Sequence, Lapsing(over).Because);
    }

    private static CaseEvent.WarningRenewed Renewal(params (int Hours, OfficerEvent Happened)[] happened) =>
        Assert.IsType<CaseEvent.WarningRenewed>(
            At(Sues(happened), Due).When(by: Time, LapseOf(Warning)).Events[0]);

    private static CaseScenario Sues(params (int Hours, OfficerEvent Happened)[] happened) => Sues(Warned, happened);

    private static CaseScenario Sues(CaseScenario warned, params (int Hours, OfficerEvent Happened)[] happened) =>
        warned.Knowing(Sue, happened.Aggregate(
            warned.Officers[Sue], (state, one) => state.Evolve(one.Happened, Hours(one.Hours))));

    private static Timestamp Hours(int hours) => Later(Warning.GivenAt, hours);

    private static Timestamp Later(Timestamp time, int hours) =>
        new(time.LocalTicks + TimeSpan.FromHours(hours).Ticks, time.OffsetMinutes);
}
