using Grid.Domain.Clocks;
using NodaTime;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Clocks and a calendar for tests. Dates off are the test's own unless a test says otherwise.</summary>
internal static class TestClocks
{
    public static readonly LegalSource Law = new("Term Act", "1");

    public static readonly CountingRule<int> NotCounted = new(1, new("CAL-1"), new("Term Act", "2"));

    public static readonly CountingRule<RollOver> NextWorkingDay =
        new(RollOver.NextWorkingDay, new("CAL-2"), new("Term Act", "3"));

    public static readonly CountingRule<RollOver> PreviousWorkingDay =
        NextWorkingDay with { Value = RollOver.PreviousWorkingDay };

    public static readonly CountingRule<MonthEnd> LastDay = new(MonthEnd.LastDay, new("CAL-4"), null);

    /// <summary>2026 with the first week of October off and the Saturday after it worked.</summary>
    public static readonly WorkCalendar Calendar = new("test-work", DateTimeZoneProviders.Tzdb["Asia/Shanghai"])
    {
        Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        Years = [Year(2025), Year(2026, off: Days("2026-10-01", 7), worked: [Date("2026-10-10")]), Year(2027)],
    };

    public static CalendarYear Year(
        int year,
        string? published = "2024-11-01",
        ImmutableHashSet<LocalDate>? off = null,
        ImmutableHashSet<LocalDate>? worked = null) =>
        new(year, published is null ? null : Date(published)) { DaysOff = off ?? [], DaysWorked = worked ?? [] };

    public static ClockDefinition Clock(params Term[] length) => new(new("T-1"))
    {
        Title = "a term",
        Start = new("Filed"),
        Length = [.. length],
        Source = Law,
        Calendar = Calendar,
        Counting = new() { Offset = NotCounted },
    };

    public static ClockDefinition With(this ClockDefinition clock, params ClockEffect[] effects) =>
        clock with { Effects = [.. effects] };

    public static ClockDefinition Rolling(this ClockDefinition clock, CountingRule<RollOver>? roll = null) =>
        clock with { Counting = clock.Counting with { Roll = roll ?? NextWorkingDay } };

    public static Deadline Due(this ClockDefinition clock, string start, params ClockEvent[] events) =>
        DeadlineCalculator.Compute(clock, Timestamp.Parse(start), [.. events], null);

    public static Deadline DueAsOf(this ClockDefinition clock, string asOf, string start, params ClockEvent[] events) =>
        DeadlineCalculator.Compute(clock, Timestamp.Parse(start), [.. events], Date(asOf));

    public static ClockEvent On(string type, string at, string? until = null) =>
        new(type, Timestamp.Parse(at), until is null ? null : Timestamp.Parse(until));

    public static DeadlineStep Only(this Deadline deadline, DeadlineStepKind kind) =>
        Assert.Single(deadline.Steps, step => step.Kind == kind);

    public static void Is(this Deadline deadline, string date) => Assert.Equal(Date(date), deadline.Date);

    public static void IsAt(this Deadline deadline, string time) => Assert.Equal(Timestamp.Parse(time), deadline.At);

    public static LocalDate Date(string text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    public static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    public static ImmutableHashSet<LocalDate> Days(string first, int count) =>
        [.. Enumerable.Range(0, count).Select(day => Date(first).PlusDays(day))];

    public static Term Hours(int value) => new(value, TermUnit.Hour);

    public static Term Days(int value) => new(value, TermUnit.Day);

    public static Term WorkingDays(int value) => new(value, TermUnit.WorkingDay);

    public static Term Months(int value) => new(value, TermUnit.Month);

    public static Term Years(int value) => new(value, TermUnit.Year);

    public static Term HalfMonths(int value) => new(value, TermUnit.HalfMonth);
}
