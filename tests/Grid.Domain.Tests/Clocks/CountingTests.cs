using Grid.Domain.Clocks;
using NodaTime;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Lengths in their units, and where a deadline goes that falls on a rest day.</summary>
public sealed class CountingTests
{
    [Fact]
    public void The_starting_day_is_not_counted_where_the_pack_says_so()
    {
        Clock(Months(6)).Due("2026-03-02").Is("2026-09-02");
        Clock(Days(5)).Due("2026-03-02").Is("2026-03-07");
    }

    [Fact]
    public void The_starting_day_is_counted_where_the_pack_says_so()
    {
        var counted = new Counting { Offset = new(0, null, null) };

        (Clock(Months(6)) with { Counting = counted }).Due("2026-03-02").Is("2026-09-01");
        (Clock(Days(1)) with { Counting = counted }).Due("2026-03-02").Is("2026-03-02");
        (Clock(WorkingDays(1)) with { Counting = counted }).Due("2026-03-02").Is("2026-03-02");
    }

    [Fact]
    public void A_day_that_the_month_does_not_have_is_its_last()
    {
        Clock(Months(2)).Due("2025-12-31").Is("2026-02-28");
        Clock(Months(2)).Due("2027-12-31").Is("2028-02-29");
        Clock(Years(1)).Due("2028-02-29").Is("2029-02-28");
        Clock(Years(4)).Due("2028-02-29").Is("2032-02-29");
    }

    [Fact]
    public void From_last_day_to_last_day_where_the_pack_says_so()
    {
        var lastDay = Clock(Months(1)) with { Counting = new() { Offset = NotCounted, MonthEnd = LastDay } };

        lastDay.Due("2026-02-28").Is("2026-03-31");
        Clock(Months(1)).Due("2026-02-28").Is("2026-03-28");
        Assert.Contains(lastDay.Due("2026-02-28").Steps, step => step.Row == LastDay.Row);
        Assert.DoesNotContain(lastDay.Due("2026-02-27").Steps, step => step.Row == LastDay.Row);
    }

    [Fact]
    public void A_month_and_a_half_is_a_month_and_so_many_days_as_the_pack_says()
    {
        Clock(Months(1), HalfMonths(1)).Due("2026-01-31").Is("2026-03-15");

        var fourteen = new Counting { Offset = NotCounted, HalfMonth = new(14, new("CAL-4"), null) };
        (Clock(HalfMonths(2)) with { Counting = fourteen }).Due("2026-01-01").Is("2026-01-29");
    }

    [Fact]
    public void Months_are_added_at_once() =>
        // One month and one month would be 28 March.
        Clock(Months(1), Months(1)).Due("2026-01-31").Is("2026-03-31");

    [Fact]
    public void Working_days_leave_out_days_off_and_take_in_days_worked()
    {
        Clock(WorkingDays(1)).Due("2026-09-30").Is("2026-10-08");
        Clock(WorkingDays(3)).Due("2026-09-30").Is("2026-10-10");
        Clock(WorkingDays(4)).Due("2026-09-30").Is("2026-10-12");
    }

    [Fact]
    public void Days_of_certain_numbers_are_working_days_where_the_law_says_so()
    {
        var shortDays = new Counting { Offset = NotCounted, ShortDays = new([3, 5], new("CAL-5"), null) };

        (Clock(Days(3)) with { Counting = shortDays }).Due("2026-09-30").Is("2026-10-10");
        (Clock(Days(4)) with { Counting = shortDays }).Due("2026-09-30").Is("2026-10-04");
        Assert.Contains(
            (Clock(Days(3)) with { Counting = shortDays }).Due("2026-09-30").Steps,
            step => step.Row == new RuleId("CAL-5"));
    }

    [Fact]
    public void A_deadline_on_a_day_off_rolls_to_the_next_working_day_and_a_custody_clock_does_not()
    {
        var rolled = Clock(Months(1)).Rolling().Due("2026-09-03");

        rolled.Is("2026-10-08");
        Assert.Equal(5, rolled.Only(DeadlineStepKind.RolledOver).Days.Length);
        Assert.Equal(NextWorkingDay.Row, rolled.Only(DeadlineStepKind.RolledOver).Row);
        Clock(Months(1)).Due("2026-09-03").Is("2026-10-03");
    }

    [Fact]
    public void A_weekend_day_that_is_worked_is_no_cause_to_roll() =>
        Clock(Days(1)).Rolling().Due("2026-10-09").Is("2026-10-10");

    [Fact]
    public void Back_from_an_event_days_are_left_free_before_it()
    {
        var back = Clock(Days(10)) with { Direction = ClockDirection.Before };

        back.Due("2026-03-20").Is("2026-03-10");
        (Clock(WorkingDays(3)) with { Direction = ClockDirection.Before }).Due("2026-10-10").Is("2026-09-30");
        (Clock(Months(1)) with { Direction = ClockDirection.Before }).Due("2026-03-31").Is("2026-02-28");
    }

    [Fact]
    public void Back_from_an_event_a_deadline_rolls_only_farther_from_it()
    {
        var back = Clock(Days(8)) with { Direction = ClockDirection.Before };

        back.Rolling().Due("2026-10-12").Is("2026-10-04");
        back.Rolling(PreviousWorkingDay).Due("2026-10-12").Is("2026-09-30");
    }

    [Fact]
    public void Nothing_moves_what_is_counted_back()
    {
        var back = (Clock(Days(10)) with { Direction = ClockDirection.Before })
            .With(new ClockEffect.Exclude("Appraisal"));

        var due = back.Due("2026-03-20", On("Appraisal", "2026-03-12", "2026-03-15"));

        due.Is("2026-03-10");
        Assert.Contains("counted back", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_minimum_says_before_when_not() => Assert.Contains(
        "not before 2026-04-01",
        (Clock(Days(30)) with { Bound = ClockBound.Minimum }).Due("2026-03-02")
            .Only(DeadlineStepKind.Counted).Said,
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_length_there_is_no_deadline()
    {
        var due = Clock().Due("2026-03-02");

        Assert.Null(due.Date);
        Assert.Null(due.At);
        Assert.Contains("no limit", due.Only(DeadlineStepKind.Counted).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_later_of_two_starts_counts()
    {
        var clock = Clock(Days(5)) with { Start = new("Filed", "Served") };

        clock.Due("2026-03-02", On("Served", "2026-03-04")).Is("2026-03-09");
        clock.Due("2026-03-02", On("Served", "2026-03-01")).Is("2026-03-07");
        Assert.False(clock.Due("2026-03-02", On("Served", "2026-03-01")).IsProvisional);
        Assert.True(clock.Due("2026-03-02").IsProvisional);
    }

    [Fact]
    public void A_time_with_an_offset_is_on_the_day_it_is_in_the_calendars_zone()
    {
        Clock(Days(1)).Due("2026-03-02T23:00:00Z").Is("2026-03-04");
        Clock(Days(1)).Due("2026-03-02T23:00:00").Is("2026-03-03");
        Assert.Equal(new LocalDate(2026, 3, 4), Clock(Days(1)).Due("2026-03-02T23:00:00Z").Date);
    }

    [Fact]
    public void Every_step_but_those_of_the_calendar_names_a_source() => Assert.All(
        Clock(Months(1)).Rolling().Due("2026-09-03").Steps.Where(step => step.Kind != DeadlineStepKind.Calendar),
        step => Assert.NotNull(step.Source));

    [Fact]
    public void No_length_counts_beyond_the_horizon()
    {
        Clock(Years(int.MaxValue)).Due("2026-03-02").Is("9990-12-31");
        Clock(Days(int.MaxValue)).Due("2026-03-02").Is("9990-12-31");
        Clock(HalfMonths(int.MaxValue)).Due("2026-03-02").Is("9990-12-31");
        (Clock(Years(int.MaxValue)) with { Direction = ClockDirection.Before }).Due("2026-03-02").Is("0001-01-01");
        Assert.NotNull(Clock(Hours(int.MaxValue)).Due("2026-03-02").At);
    }
}
