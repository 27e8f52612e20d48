using Grid.Domain.Clocks;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>What events do to a term: exclude, extend, begin anew, convert, subtract, stop.</summary>
public sealed class EffectTests
{
    private static readonly ClockDefinition Civil = Clock(Months(6)).With(
        new ClockEffect.Exclude("Appraisal") { Row = new("T-M10") },
        new ClockEffect.Exclude("JurisdictionDispute"),
        new ClockEffect.Extend("Extension")
        {
            Add = Months(6),
            ApprovedBy = "president",
            ApplyBeforeDays = 15,
            DecideBeforeDays = 5,
        },
        new ClockEffect.Extend("Extension") { ApprovedBy = "superior", Times = null },
        new ClockEffect.Restart("RemandReturned"),
        new ClockEffect.Restart("NewCrime") { Length = Months(2) },
        new ClockEffect.Convert("Converted") { From = "summary", KeepsStart = true },
        new ClockEffect.Convert("Renewed"),
        new ClockEffect.Subtract("EarlierCustody"),
        new ClockEffect.Stop("Judged"));

    private static readonly ClockEvent Appraisal = On("Appraisal", "2026-03-10", "2026-04-20");
    private static readonly ClockEvent Dispute = On("JurisdictionDispute", "2026-05-01", "2026-05-13");
    private static readonly ClockEvent Extension = On("Extension", "2026-08-01") with { ApprovedBy = "president" };

    [Fact]
    public void Excluded_days_and_an_extension_both_move_it_each_with_its_source()
    {
        var due = Civil.Due("2026-03-02", Appraisal, Dispute, Extension);

        // 2027-03-02 and 53 days.
        due.Is("2027-04-24");
        var excluded = due.Steps.Where(step => step.Kind == DeadlineStepKind.Excluded).ToArray();
        Assert.Equal([41, 12], excluded.Select(step => step.Days.Length));
        Assert.Equal(new RuleId("T-M10"), excluded[0].Row);
        Assert.Equal(Date("2026-03-11"), excluded[0].Days[0]);
        Assert.Equal(Date("2026-04-20"), excluded[0].Days[^1]);
        Assert.Contains("president", due.Only(DeadlineStepKind.Extended).Said, StringComparison.Ordinal);
        Civil.Due("2026-03-02", Dispute, Extension).Is("2027-03-14");
        Civil.Due("2026-03-02", Appraisal, Dispute).Is("2026-10-25");
    }

    [Fact]
    public void Days_that_several_exclude_are_excluded_once()
    {
        var due = Civil.Due("2026-03-02", Appraisal, On("JurisdictionDispute", "2026-04-15", "2026-04-25"));

        due.Is("2026-10-18");
        Assert.Equal(5, due.Steps.Last(step => step.Kind == DeadlineStepKind.Excluded).Days.Length);
    }

    [Fact]
    public void An_exclusion_that_the_deadline_reaches_only_as_it_moves_counts() =>
        Civil.Due(
            "2026-03-02",
            On("Appraisal", "2026-08-30", "2026-09-05"),
            On("JurisdictionDispute", "2026-09-06", "2026-09-08")).Is("2026-09-10");

    [Theory]
    [InlineData("2026-09-02", "2026-09-10", "began when the term was over")]
    [InlineData("2026-01-02", "2026-03-02", "was over before the term began")]
    [InlineData("2026-05-02", "2026-05-02", "excludes no day")]
    [InlineData("2026-05-02", "2026-05-01", "ends before it begins")]
    public void An_exclusion_without_a_day_in_the_term_is_passed_over(string from, string until, string why)
    {
        var due = Civil.Due("2026-03-02", On("Appraisal", from, until));

        due.Is("2026-09-02");
        Assert.Contains(why, due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exclusion_that_began_before_the_start_counts_from_it() =>
        Civil.Due("2026-03-02", On("Appraisal", "2026-02-20", "2026-03-05")).Is("2026-09-05");

    [Fact]
    public void Of_working_days_only_those_worked_are_taken_away()
    {
        var due = Clock(WorkingDays(5)).With(new ClockEffect.Exclude("Appraisal"))
            .Due("2026-03-02", On("Appraisal", "2026-03-05", "2026-03-09"));

        due.Is("2026-03-11");
        Assert.Equal("2026-03-06 2026-03-09", string.Join(' ', due.Only(DeadlineStepKind.Excluded).Days.Select(Iso)));
    }

    [Fact]
    public void An_exclusion_that_has_not_ended_leaves_the_deadline_open()
    {
        var open = Civil.Due("2026-03-02", On("Appraisal", "2026-05-01"));

        Assert.True(open.IsProvisional);
        Assert.Contains("has not ended", open.Only(DeadlineStepKind.Provisional).Said, StringComparison.Ordinal);
        var asOf = Civil.DueAsOf("2026-05-11", "2026-03-02", On("Appraisal", "2026-05-01"));
        asOf.Is("2026-09-12");
        Assert.False(asOf.IsProvisional);
    }

    [Fact]
    public void Without_findings_nothing_is_excluded_where_they_are_asked_for()
    {
        var clock = Clock(Months(1)).With(new ClockEffect.Exclude("Appraisal") { NeedsFindings = true });
        var appraisal = On("Appraisal", "2026-03-05", "2026-03-08");

        var without = clock.Due("2026-03-02", appraisal with { HasFindings = false });
        without.Is("2026-04-02");
        Assert.False(without.IsProvisional);
        Assert.Contains("has no findings", without.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
        clock.Due("2026-03-02", appraisal with { HasFindings = true }).Is("2026-04-05");
    }

    [Fact]
    public void Findings_that_nobody_speaks_of_give_no_time_and_leave_the_deadline_open()
    {
        var clock = Clock(Months(1)).With(new ClockEffect.Exclude("Appraisal") { NeedsFindings = true });

        var due = clock.Due("2026-03-02", On("Appraisal", "2026-03-05", "2026-03-08"));

        due.Is("2026-04-02");
        Assert.True(due.IsProvisional);
        Assert.Empty(due.Steps.Where(step => step.Kind == DeadlineStepKind.Excluded));
        var open = due.Only(DeadlineStepKind.Provisional);
        Assert.Equal(
            "Appraisal from 2026-03-05 to 2026-03-08: nobody says whether its findings are on record, and until then "
            + "no day of it is excluded",
            open.Said);
        Assert.Equal("Appraisal", open.Event!.Type);
        Assert.Equal("whether findings are on record with Appraisal", due.Missing);
        Assert.False(due.IsMissedBy(Timestamp.Parse("2026-04-02"), clock));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-03"), clock));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-05"), clock));
        Assert.True(due.IsMissedBy(Timestamp.Parse("2026-04-06"), clock));
    }

    [Fact]
    public void A_minimum_that_findings_might_move_is_not_kept_before_it_is_certain()
    {
        var clock = Clock(Months(1)).With(new ClockEffect.Exclude("Appraisal") { NeedsFindings = true }) with
        {
            Bound = ClockBound.Minimum,
        };

        var due = clock.Due("2026-03-02", On("Appraisal", "2026-03-05", "2026-03-08"));

        Assert.True(due.IsMissedBy(Timestamp.Parse("2026-04-01"), clock));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-02"), clock));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-04"), clock));
        Assert.False(due.IsMissedBy(Timestamp.Parse("2026-04-05"), clock));
    }

    [Fact]
    public void What_has_not_ended_might_keep_the_term_open_for_ever_but_only_with_findings()
    {
        var clock = Clock(Hours(48)).With(new ClockEffect.Exclude("Appraisal") { NeedsFindings = true });

        var due = clock.Due("2026-03-02T10:00", On("Appraisal", "2026-03-03T10:00"));

        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-05-01"), clock));
        Assert.False(due.IsMissedBy(Timestamp.Parse("2026-03-04T10:00"), clock));
    }

    [Fact]
    public void Findings_that_would_change_nothing_leave_nothing_open()
    {
        var clock = Clock(Months(1)).With(new ClockEffect.Exclude("Appraisal") { NeedsFindings = true });

        var due = clock.Due("2026-03-02", On("Appraisal", "2026-05-05", "2026-05-08"));

        Assert.False(due.IsProvisional);
        Assert.Null(due.Missing);
        Assert.Contains(
            "began when the term was over", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void It_begins_anew_from_zero()
    {
        Civil.Due("2026-03-02", Appraisal, Extension, On("RemandReturned", "2026-09-10")).Is("2027-03-10");
        Civil.Due("2026-03-02", Extension, On("NewCrime", "2026-09-10")).Is("2026-11-10");
    }

    [Fact]
    public void Days_excluded_beyond_a_restart_stay_excluded() => Civil.Due(
        "2026-03-02", On("Appraisal", "2026-05-01", "2026-05-11"), On("NewCrime", "2026-05-06")).Is("2026-07-11");

    [Fact]
    public void A_conversion_keeps_the_start_or_counts_from_itself()
    {
        Civil.Due("2026-03-02", On("Converted", "2026-05-01")).Is("2026-09-02");
        Civil.Due("2026-03-02", On("Renewed", "2026-05-01")).Is("2026-11-01");
    }

    [Fact]
    public void Days_spent_before_shorten_it_once_each()
    {
        var due = Civil.Due(
            "2026-03-02",
            On("EarlierCustody", "2026-02-20", "2026-02-24"),
            On("EarlierCustody", "2026-02-24", "2026-02-25"));

        due.Is("2026-08-27");
        Civil.Due("2026-03-02", On("EarlierCustody", "2025-02-20", "2026-02-24")).Is("2026-03-02");
        Assert.Contains(
            "has no end",
            Civil.Due("2026-03-02", On("EarlierCustody", "2026-02-20")).Only(DeadlineStepKind.PassedOver).Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void After_it_stopped_only_a_restart_moves_it()
    {
        var stop = On("Judged", "2026-08-20");

        var due = Civil.Due("2026-03-02", stop, On("Extension", "2026-08-21"));

        due.Is("2026-09-02");
        Assert.Equal(stop, due.Stopped);
        Assert.Contains("not after the deadline", due.Only(DeadlineStepKind.Stopped).Said, StringComparison.Ordinal);
        Assert.Null(Civil.Due("2026-03-02", stop, On("RemandReturned", "2026-09-10")).Stopped);
        Assert.EndsWith(
            ", after the deadline",
            Civil.Due("2026-03-02", On("Judged", "2026-09-03")).Only(DeadlineStepKind.Stopped).Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_clock_does_not_know_is_passed_over() => Assert.Contains(
        "does nothing",
        Civil.Due("2026-03-02", On("Rain", "2026-04-01")).Only(DeadlineStepKind.PassedOver).Said,
        StringComparison.Ordinal);

    [Fact]
    public void A_term_that_comes_round_does_so_as_long_as_it_ends_within_a_time()
    {
        var rounds = Clock(Months(6)).With(new ClockEffect.Restart("Checked") { Within = Years(5) });

        rounds.Due("2021-03-02", On("Checked", "2025-09-02")).Is("2026-03-02");
        var over = rounds.Due("2021-03-02", On("Checked", "2025-09-02"), On("Checked", "2025-09-03"));
        over.Is("2026-03-02");
        Assert.Equal("Checked", over.Stopped?.Type);
        Assert.Contains("stopped by Checked", over.Only(DeadlineStepKind.Stopped).Said, StringComparison.Ordinal);
    }
}
