using Grid.Domain.Clocks;
using NodaTime;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Terms that end at an instant.</summary>
public sealed class HourTests
{
    private static readonly Counting FromInstant = new() { Offset = new(0, null, null) };

    private static readonly WorkCalendar London = new("london", DateTimeZoneProviders.Tzdb["Europe/London"]);

    [Fact]
    public void The_starting_hour_is_not_counted_where_the_pack_says_so()
    {
        Clock(Hours(24)).Due("2026-04-01T10:20").IsAt("2026-04-02T11:00+08:00");
        Clock(Hours(24)).Due("2026-04-01T10:00").IsAt("2026-04-02T11:00+08:00");
        Clock(Hours(24)).Due("2026-04-01T10:20+08:00").IsAt("2026-04-02T11:00+08:00");
        Clock(Hours(24)).Due("2026-04-01T02:20Z").IsAt("2026-04-02T11:00+08:00");
    }

    [Fact]
    public void The_instant_counts_where_the_pack_says_so() =>
        (Clock(Hours(24)) with { Counting = FromInstant }).Due("2026-04-01T10:20").IsAt("2026-04-02T10:20+08:00");

    [Fact]
    public void Hours_pass_when_the_clocks_change()
    {
        var clock = Clock(Hours(24)) with { Counting = FromInstant, Calendar = London };

        // On 29 March 2026 the hour from one to two is left out, on 25 October it comes twice.
        clock.Due("2026-03-28T12:00").IsAt("2026-03-29T13:00+01:00");
        clock.Due("2026-10-24T12:00").IsAt("2026-10-25T11:00Z");
    }

    [Fact]
    public void Hours_never_roll_over() =>
        Clock(Hours(24)).Rolling().Due("2026-10-02T10:20").IsAt("2026-10-03T11:00+08:00");

    [Fact]
    public void Exclusions_take_away_the_time_they_overlap()
    {
        var clock = Clock(Hours(24)).With(new ClockEffect.Exclude("Travel"));

        var due = clock.Due(
            "2026-04-01T10:20",
            On("Travel", "2026-04-01T12:00", "2026-04-01T15:30"),
            On("Travel", "2026-04-01T15:00", "2026-04-01T16:00"));

        due.IsAt("2026-04-02T15:00+08:00");
        Assert.Contains("3 hours 30 minutes", due.Steps.First(Excluded).Said, StringComparison.Ordinal);
        clock.Due("2026-04-01T10:20", On("Travel", "2026-04-02T11:00", "2026-04-02T12:00"))
            .IsAt("2026-04-02T11:00+08:00");
    }

    [Fact]
    public void A_term_of_hours_may_be_brought_to_one_of_days()
    {
        var clock = Clock(Hours(24)).With(new ClockEffect.Extend("Extension") { To = Days(3) });

        var due = clock.Due("2026-04-01T10:20", On("Extension", "2026-04-01T20:00"));

        due.Is("2026-04-04");
        Assert.Null(due.At);
    }

    [Fact]
    public void What_was_spent_before_is_part_of_the_term()
    {
        var clock = Clock(Hours(24)).With(new ClockEffect.Subtract("Before"));

        clock.Due("2026-04-01T10:20", On("Before", "2026-04-01T02:00", "2026-04-01T08:00"))
            .IsAt("2026-04-02T05:00+08:00");
    }

    private static bool Excluded(DeadlineStep step) => step.Kind == DeadlineStepKind.Excluded;
}
