using Grid.Domain.Clocks;
using NodaTime;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Which publication of a calendar a deadline goes by.</summary>
public sealed class CalendarTests
{
    // As 2015 was: told in December, and told again in May with a day off more and another day worked for it.
    private static readonly CalendarYear First = Year(2015, "2014-12-16", [Date("2015-01-01")], []);

    private static readonly CalendarYear Second = Year(
        2015, "2015-05-13", [Date("2015-01-01"), .. Days("2015-09-03", 3)], [Date("2015-09-06")]);

    private static readonly ClockDefinition Clock2015 =
        Clock(WorkingDays(1)) with { Calendar = Calendar with { Years = [First, Second] } };

    [Fact]
    public void What_was_published_last_holds_and_what_was_before_is_had_as_of_then()
    {
        Clock2015.Due("2015-09-02").Is("2015-09-06");
        Clock2015.DueAsOf("2015-05-13", "2015-09-02").Is("2015-09-06");
        Clock2015.DueAsOf("2015-05-12", "2015-09-02").Is("2015-09-03");
        Assert.Equal(First, Assert.Single(Clock2015.DueAsOf("2015-05-12", "2015-09-02").CalendarYears));
        Assert.Contains(
            "as published on 2015-05-13",
            Clock2015.Due("2015-09-02").Only(DeadlineStepKind.Calendar).Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_was_not_published_makes_it_provisional()
    {
        var due = Clock2015.Due("2016-09-02");

        due.Is("2016-09-05");
        Assert.True(due.IsProvisional);
        Assert.Empty(due.CalendarYears);
        Assert.True(Clock2015.DueAsOf("2014-12-15", "2015-09-02").IsProvisional);
        Assert.False(Clock2015.Due("2015-09-02").IsProvisional);
    }

    [Fact]
    public void A_year_that_nobody_asked_about_does_not() =>
        Assert.False((Clock2015 with { Length = [Days(1)] }).Due("2016-09-02").IsProvisional);

    [Fact]
    public void A_publication_of_unknown_date_counts_as_published_and_is_told()
    {
        var unknown = Clock(WorkingDays(1)) with { Calendar = Calendar with { Years = [Year(2015, null)] } };

        var due = unknown.DueAsOf("2000-01-01", "2015-09-02");

        Assert.False(due.IsProvisional);
        Assert.Contains("not known", due.Only(DeadlineStepKind.Calendar).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_may_speak_of_a_day_of_the_year_before()
    {
        var years = (CalendarYear[])[Year(2022), Year(2023, off: [Date("2022-12-30")])];
        var clock = Clock(WorkingDays(1)) with { Calendar = Calendar with { Years = [.. years] } };

        var due = clock.Due("2022-12-29");

        due.Is("2023-01-02");
        Assert.Equal("2022 2023", string.Join(' ', due.CalendarYears.Select(year => year.Year)));
    }

    [Fact]
    public void A_calendar_without_rest_days_is_asked_nothing()
    {
        var due = (Clock(WorkingDays(7)) with { Calendar = WorkCalendar.AllDays }).Due("2026-10-01");

        due.Is("2026-10-08");
        Assert.False(due.IsProvisional);
    }

    [Fact]
    public void A_calendar_on_which_nobody_ever_works_ends_at_the_horizon()
    {
        var idle = Calendar with { Weekend = [.. Enum.GetValues<IsoDayOfWeek>()], Years = [] };

        (Clock(Days(1)) with { Calendar = idle }).Rolling().Due("9990-01-01").Is("9990-12-31");
    }
}
