using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

/// <summary>What is known, now, of an officer's standing at some time.</summary>
public sealed class StandingTests
{
    private static readonly OfficerEvent.Suspended IsSuspended = new(Grounds: null);
    private static readonly OfficerEvent.Reinstated IsReinstated = new(Grounds: null);

    [Theory]
    [InlineData("2026-02-28T00:00:00Z", Standing.Unknown)]
    [InlineData("2026-03-01T09:00:00Z", Standing.Active)]
    [InlineData("2026-03-05T00:00:00Z", Standing.Suspended)]
    [InlineData("2026-03-06T23:59:59Z", Standing.Suspended)]
    [InlineData("2026-03-07T01:00:00+01:00", Standing.Active)]
    [InlineData("2026-03-06T00:00:00", null)]
    public void A_standing_holds_from_its_first_moment(string at, Standing? standing)
    {
        var officer = Given(InOffice)
            .AndAt("2026-03-05T00:00:00Z", IsSuspended)
            .AndAt("2026-03-07T00:00:00Z", IsReinstated).State;

        Assert.Equal(standing, officer.StandingAt(Timestamp.Parse(at)));
    }

    [Fact]
    public void One_of_whom_nothing_is_known_has_no_standing() =>
        Assert.Equal(Standing.Unknown, OfficerState.None.StandingAt(Now));

    [Fact]
    public void One_who_only_ever_had_one_standing_has_it_at_times_that_cannot_be_compared() => Assert.Equal(
        Standing.Active, Given(InOffice).State.StandingAt(Timestamp.Parse("2026-03-05T00:00:00")));

    [Fact]
    public void A_suspension_of_before_the_registration_counts_once_it_is_told() => Assert.Equal(
        Standing.Suspended, Given(InOffice).AndAt("2026-02-27T00:00:00Z", IsSuspended).State.StandingAt(Now));

    [Fact]
    public void A_suspension_of_before_a_change_of_supervisor_counts_once_it_is_told() => Assert.Equal(
        Standing.Suspended,
        Given(InOffice)
            .AndAt("2026-03-02T08:00:00Z", InOffice with { Supervisor = Max })
            .AndAt("2026-03-02T07:00:00Z", IsSuspended).State.StandingAt(Now));

    [Fact]
    public void A_suspension_told_late_is_ended_by_the_reinstatement_that_followed_it() => Assert.Equal(
        Standing.Active,
        Given(InOffice)
            .AndAt("2026-03-01T15:00:00Z", IsSuspended)
            .AndAt("2026-03-01T18:00:00Z", IsReinstated)
            .AndAt("2026-03-01T12:00:00Z", IsSuspended).State.StandingAt(Now));

    [Fact]
    public void A_reinstatement_told_late_does_not_end_a_later_suspension() => Assert.Equal(
        Standing.Suspended,
        Given(InOffice)
            .AndAt("2026-03-01T18:00:00Z", IsSuspended)
            .AndAt("2026-03-01T12:00:00Z", IsSuspended)
            .AndAt("2026-03-01T15:00:00Z", IsReinstated).State.StandingAt(Now));

    [Fact]
    public void Of_two_standings_of_one_moment_the_one_entered_later_holds()
    {
        var officer = Given(InOffice).AndAt("2026-03-02T08:00:00Z", IsSuspended);

        Assert.Equal(Standing.Suspended, officer.State.StandingAt(Now));
        Assert.Equal(Standing.Active, officer.AndAt("2026-03-02T08:00:00Z", IsReinstated).State.StandingAt(Now));
    }

    [Fact]
    public void A_suspension_whose_time_cannot_be_compared_leaves_the_standing_open_until_the_next()
    {
        var officer = Given(InOffice).AndAt("2026-03-02T08:00:00", IsSuspended);

        Assert.Null(officer.State.StandingAt(Now));
        Assert.Null(officer.State.HasPower(Decide, null, Now));
        Assert.Equal(Standing.Active, officer.AndAt("2026-03-02T09:00:00Z", IsReinstated).State.StandingAt(Now));
        Assert.Null(officer.AndAt("2026-03-02T11:00:00Z", IsReinstated).State.StandingAt(Now));
    }

    [Fact]
    public void A_name_out_of_a_log_without_offsets_that_is_registered_later_is_active() => Assert.Equal(
        Standing.Active,
        Given().AndAt("2012-01-01T00:00:00", NamedInLog).AndAt("2026-03-01T09:00:00Z", InOffice).State.StandingAt(Now));

    [Fact]
    public void A_suspended_officer_has_no_power_though_the_mandate_goes_on() => Assert.False(
        Active(powers: Decide).Suspended().HasPower(Decide, null, Now));

    [Fact]
    public void A_note_moves_nothing_but_the_sequence()
    {
        var before = Given(InOffice).State;

        var after = before
            .Evolve(new OfficerEvent.AttemptNoted("officer.suspend"), Now)
            .Evolve(new OfficerEvent.RetrySettled("officer.suspend"), Now);

        Assert.Equal(before with { Sequence = before.Sequence + 2 }, after);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-05T00:00:00Z", null)]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-05T00:00:01Z", Standing.Suspended)]
    [InlineData("2026-03-06T00:00:00Z", "2026-03-08T00:00:00Z", Standing.Suspended)]
    [InlineData("2026-03-07T00:00:00Z", "2026-03-08T00:00:00Z", null)]
    [InlineData("2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z", Standing.OnLeave)]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-10T00:00:00Z", Standing.Suspended)]
    [InlineData("2026-03-09T00:00:00Z", "2026-03-10T00:00:00Z", Standing.OnLeave)]
    public void How_an_officer_first_came_to_be_away_in_a_span_is_told(string from, string until, Standing? away)
    {
        var officer = Given(InOffice)
            .AndAt("2026-03-05T00:00:00Z", IsSuspended)
            .AndAt("2026-03-07T00:00:00Z", IsReinstated)
            .AndAt("2026-03-08T00:00:00Z", new OfficerEvent.LeavingPlanned(Leaving.Leave, null))
            .AndAt("2026-03-09T00:00:00Z", new OfficerEvent.LeftOffice(Leaving.Leave, null)).State;

        var first = officer.FirstAwayIn(Timestamp.Parse(from), Timestamp.Parse(until));
        Assert.Equal((away, away == Standing.OnLeave), (first?.Standing, first?.IsPlanned == true));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(Leaving.Departure, false)]
    [InlineData(Leaving.Leave, true)]
    public void A_leave_was_planned_where_it_is_the_one_that_was(Leaving? planned, bool isPlanned)
    {
        var before = planned is { } plan
            ? Given(InOffice).AndAt("2026-03-05T00:00:00Z", new OfficerEvent.LeavingPlanned(plan, null))
            : Given(InOffice);
        var left = before.AndAt("2026-03-06T00:00:00Z", new OfficerEvent.LeftOffice(Leaving.Leave, null)).State;
        Assert.Equal(isPlanned, left.Standings[^1].IsPlanned);
    }
}
