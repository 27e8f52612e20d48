using Grid.Domain.Clocks;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Who may make a term longer, how often, and until when it must be asked for and decided.</summary>
public sealed class ExtensionTests
{
    private static readonly ClockDefinition Civil = Clock(Months(6)).With(
        new ClockEffect.Extend("Extension")
        {
            Add = Months(3),
            ApprovedBy = "president",
            ApplyBeforeDays = 15,
            DecideBeforeDays = 5,
        },
        new ClockEffect.Extend("Extension") { ApprovedBy = "superior", Times = null });

    [Fact]
    public void A_late_request_is_told_as_such_and_the_extension_counts()
    {
        var due = Civil.Due(
            "2025-12-30", On("ExtensionRequested", "2026-06-20"), On("Extension", "2026-06-24"));

        due.Is("2026-09-30");
        Assert.Contains(
            "10 days before the end, where 15 are asked; to be decided by 2026-06-25",
            due.Only(DeadlineStepKind.AskedLate).Said,
            StringComparison.Ordinal);
        Assert.DoesNotContain(due.Steps, step => step.Kind == DeadlineStepKind.DecidedLate);
    }

    [Fact]
    public void A_request_on_the_last_day_for_it_is_in_time() => Assert.Equal(
        [DeadlineStepKind.Asked, DeadlineStepKind.AskedLate],
        from asked in (string[])["2026-06-15", "2026-06-16"]
        from step in Civil.Due("2025-12-30", On("ExtensionRequested", asked)).Steps
        where step.Kind is DeadlineStepKind.Asked or DeadlineStepKind.AskedLate
        select step.Kind);

    [Fact]
    public void What_is_decided_late_counts_and_is_told()
    {
        var late = Civil.Due("2025-12-30", On("Extension", "2026-06-26"));

        late.Is("2026-09-30");
        Assert.Contains("4 days before", late.Only(DeadlineStepKind.DecidedLate).Said, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Civil.Due("2025-12-30", On("Extension", "2026-06-25")).Steps,
            step => step.Kind == DeadlineStepKind.DecidedLate);
    }

    [Fact]
    public void Excluded_days_leave_more_time_to_ask()
    {
        var clock = Civil.With([.. Civil.Effects, new ClockEffect.Exclude("Appraisal")]);

        var due = clock.Due(
            "2025-12-30", On("Appraisal", "2026-06-01", "2026-06-06"), On("ExtensionRequested", "2026-06-20"));

        Assert.Equal(DeadlineStepKind.Asked, due.Steps.Single(step => step.Event?.Type == "ExtensionRequested").Kind);
    }

    [Fact]
    public void An_expired_term_cannot_be_extended()
    {
        Civil.Due("2025-12-30", On("Extension", "2026-06-29")).Is("2026-09-30");
        var due = Civil.Due("2025-12-30", On("Extension", "2026-06-30"));
        due.Is("2026-06-30");
        Assert.Contains("run out", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_of_a_type_is_taken_by_the_second_entry_which_says_until_when()
    {
        var due = Civil.Due(
            "2025-12-30",
            On("Extension", "2026-06-01"),
            On("Extension", "2026-09-01", "2026-12-24"),
            On("Extension", "2026-12-01", "2027-01-15"));

        due.Is("2027-01-15");
        Assert.Contains(
            "does not say until when",
            Civil.Due("2025-12-30", On("Extension", "2026-06-01"), On("Extension", "2026-09-01"))
                .Only(DeadlineStepKind.PassedOver).Said,
            StringComparison.Ordinal);
        Assert.Contains(
            "does not reach beyond",
            Civil.Due("2025-12-30", On("Extension", "2026-06-01"), On("Extension", "2026-09-01", "2026-09-10"))
                .Only(DeadlineStepKind.PassedOver).Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_often_than_may_be_is_passed_over()
    {
        var once = Clock(Months(2)).With(new ClockEffect.Extend("Extension") { Add = Months(1) });

        var due = once.Due("2026-03-02", On("Extension", "2026-03-10"), On("Extension", "2026-03-11"));

        due.Is("2026-06-02");
        Assert.Contains("as often", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void One_who_may_not_approve_extends_nothing()
    {
        var due = Civil.Due("2025-12-30", On("Extension", "2026-06-01") with { ApprovedBy = "division_head" });

        due.Is("2026-06-30");
        Assert.Contains("president must", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_bring_the_term_to_a_whole_length()
    {
        var clock = Clock(Days(3)).With(new ClockEffect.Extend("Extension") { To = Days(30) });

        clock.Due("2026-03-02", On("Extension", "2026-03-04")).Is("2026-04-01");
        Clock(Days(3)).With(new ClockEffect.Extend("Extension") { To = Days(2) })
            .Due("2026-03-02", On("Extension", "2026-03-04")).Is("2026-03-05");
    }

    [Fact]
    public void Months_of_the_length_and_of_extensions_are_added_at_once() =>
        Clock(Months(1)).With(new ClockEffect.Extend("Extension") { Add = Months(1) })
            .Due("2026-01-31", On("Extension", "2026-02-10")).Is("2026-03-31");

    [Fact]
    public void A_deadline_that_rolled_over_can_be_extended_until_the_day_it_rolled_to() =>
        Clock(Months(1)).Rolling().With(new ClockEffect.Extend("Extension") { Add = Months(1) })
            .Due("2026-09-03", On("Extension", "2026-10-05")).Is("2026-11-03");

    [Fact]
    public void Who_approved_it_and_on_what_ground_is_open_where_nobody_says()
    {
        var clock = Clock(Months(1)).With(new ClockEffect.Extend("Extension")
        {
            Add = Months(1),
            ApprovedBy = "president",
            When = [new("ground", ["gang", "roaming"])],
        });
        var known = On("Extension", "2026-03-10") with
        {
            ApprovedBy = "president",
            Facts = FactSet.Of([new("ground", "roaming")]),
        };

        var due = clock.Due("2026-03-02", known);
        due.Is("2026-05-02");
        Assert.False(due.IsProvisional);
        Assert.Contains(
            "provided that president approved it",
            clock.Due("2026-03-02", known with { ApprovedBy = null }).Only(DeadlineStepKind.Provisional).Said,
            StringComparison.Ordinal);
        Assert.Contains(
            "provided that its ground is ground gang or roaming",
            clock.Due("2026-03-02", known with { Facts = null }).Only(DeadlineStepKind.Provisional).Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void On_another_ground_it_extends_nothing_and_takes_no_turn()
    {
        var clock = Clock(Months(1)).With(
            new ClockEffect.Extend("Extension") { Add = Months(1), When = [new("ground", ["gang"])] });
        var other = On("Extension", "2026-03-10") with { Facts = FactSet.Of([new("ground", "illness")]) };
        var right = On("Extension", "2026-03-11") with { Facts = FactSet.Of([new("ground", "gang")]) };

        var due = clock.Due("2026-03-02", other);
        due.Is("2026-04-02");
        Assert.Contains("another ground", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
        clock.Due("2026-03-02", other, right).Is("2026-05-02");
    }
}
