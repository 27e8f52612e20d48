using Grid.Domain.Clocks;
using static Grid.Domain.Tests.Clocks.TestClocks;

namespace Grid.Domain.Tests.Clocks;

/// <summary>Time that is not counted from one event until another.</summary>
public sealed class SuspensionTests
{
    private static readonly ClockDefinition Term = Clock(Months(1)).With(
        new ClockEffect.Exclude("Asked") { Until = "Answered" },
        new ClockEffect.Exclude("Appraisal"),
        new ClockEffect.Stop("Decided"));

    private static readonly ClockEvent Asked = On("Asked", "2026-03-05");

    [Fact]
    public void It_is_as_if_the_first_event_had_told_when_it_ends()
    {
        var due = Term.Due("2026-03-02", Asked, On("Answered", "2026-03-15"));

        due.Is("2026-04-12");
        Assert.False(due.IsProvisional);
        Assert.Equal(
            Term.Due("2026-03-02", On("Asked", "2026-03-05", "2026-03-15")).Only(DeadlineStepKind.Excluded).Said,
            due.Only(DeadlineStepKind.Excluded).Said);
    }

    [Fact]
    public void Until_the_other_comes_the_deadline_is_open()
    {
        var due = Term.Due("2026-03-02", Asked);

        Assert.True(due.IsProvisional);
        due.Is("2026-04-02");
        Assert.Equal("when Asked ended", due.Missing);
        Assert.False(due.IsMissedBy(Timestamp.Parse("2026-04-02"), Term));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-03"), Term));
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2030-01-01"), Term));
    }

    [Fact]
    public void What_is_open_and_excludes_so_much_at_most_is_missed_by_then()
    {
        var capped = Clock(Months(1)).With(
            new ClockEffect.Exclude("Asked") { Until = "Answered", AtMost = new(3, TermUnit.Day) });
        var due = capped.Due("2026-03-02", Asked);

        due.Is("2026-04-02");
        Assert.Null(due.IsMissedBy(Timestamp.Parse("2026-04-05"), capped));
        Assert.True(due.IsMissedBy(Timestamp.Parse("2026-04-06"), capped));
    }

    [Fact]
    public void What_is_open_and_began_when_the_term_was_over_leaves_nothing_open()
    {
        var due = Term.Due("2026-03-02", On("Asked", "2026-04-10"));

        Assert.Null(due.Missing);
        Assert.True(due.IsMissedBy(Timestamp.Parse("2026-04-12"), Term));
    }

    [Fact]
    public void It_may_be_asked_twice() => Term.Due(
        "2026-03-02",
        Asked,
        On("Answered", "2026-03-06"),
        On("Asked", "2026-03-10"),
        On("Answered", "2026-03-12")).Is("2026-04-05");

    [Fact]
    public void Days_asked_for_twice_at_once_are_left_out_once() => Term.Due(
        "2026-03-02", Asked, On("Asked", "2026-03-07"), On("Answered", "2026-03-09")).Is("2026-04-06");

    [Fact]
    public void What_lasts_longer_than_it_excludes_is_cut_off() => Clock(Months(1))
        .With(new ClockEffect.Exclude("Asked") { Until = "Answered", AtMost = new(3, TermUnit.Day) })
        .Due("2026-03-02", Asked, On("Answered", "2026-03-20")).Is("2026-04-05");

    [Fact]
    public void An_answer_to_nothing_is_passed_over()
    {
        var due = Term.Due("2026-03-02", On("Answered", "2026-03-15"));

        due.Is("2026-04-02");
        Assert.Contains(
            "ends nothing", due.Only(DeadlineStepKind.PassedOver).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_ends_nothing_else() => Assert.True(Term.Due(
        "2026-03-02", On("Appraisal", "2026-03-05"), On("Answered", "2026-03-15")).IsProvisional);

    [Fact]
    public void An_answer_after_the_decision_changes_nothing() => Term.Due(
        "2026-03-02", Asked, On("Decided", "2026-03-10"), On("Answered", "2026-03-15")).Is("2026-04-02");
}
