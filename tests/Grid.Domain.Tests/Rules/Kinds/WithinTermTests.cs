namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class WithinTermTests
{
    private static readonly WithinTerm Kind = new(Act("draft"), Act("approve"), TimeSpan.FromHours(48));
    private static readonly JudgedCase Case = JudgedCase.By(Kind);

    [Fact]
    public void One_act_without_the_other_is_not_judged() => Case.Act("draft", Ada).Then(VerdictKind.NotApplicable);

    [Theory]
    [InlineData("2026-03-03T10:00:00")]
    [InlineData("2026-03-01T09:00:00")]
    public void Within_the_term_or_before_it_began_satisfies_it(string approved) =>
        Case.Act("draft", Ada).Act("approve", Bo, approved).Then(VerdictKind.Satisfied);

    [Fact]
    public void A_second_over_breaks_it() =>
        Case.Act("draft", Ada).Act("approve", Bo, "2026-03-03T10:00:01").ThenBroken(by: Bo);

    [Fact]
    public void It_runs_from_the_first_of_the_one_to_the_latest_of_the_other()
    {
        var judged = Case.Act("draft", Ada).Act("approve", Bo, "2026-03-02T10:00:00");

        judged.Then(VerdictKind.Satisfied);
        judged.Act("approve", Cy, "2026-03-04T10:00:00").ThenBroken(by: Cy);
        judged.Act("draft", Ada, "2026-03-02T10:00:00").Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void It_may_run_from_the_latest_to_the_first() =>
        JudgedCase.By(Kind with { FromOccurrence = Occurrence.Latest, ToOccurrence = Occurrence.First })
            .Act("draft", Ada).Act("draft", Ada, "2026-03-03T10:00:00")
            .Act("approve", Bo, "2026-03-05T10:00:00").Act("approve", Bo, "2026-03-09T10:00:00")
            .Then(VerdictKind.Satisfied);

    [Fact]
    public void Times_of_which_one_has_an_offset_are_undecidable() =>
        Case.Act("draft", Ada).Act("approve", Bo, "2026-03-01T12:00:00Z")
            .ThenUndecidable("the offset of one of the two times");

    [Theory]
    [InlineData("2012-03-24T03:30:00", "2012-03-26T03:30:00", VerdictKind.Satisfied)]
    [InlineData("2012-03-24T03:30:00+01:00", "2012-03-26T04:30:00+02:00", VerdictKind.Satisfied)]
    [InlineData("2012-03-24T03:30:00", "2012-03-26T04:30:00", VerdictKind.Broken)]
    [InlineData("2012-10-27T03:30:00+02:00", "2012-10-29T03:30:00+01:00", VerdictKind.Broken)]
    [InlineData("2012-10-27T03:30:00", "2012-10-29T03:30:00", VerdictKind.Satisfied)]
    public void Where_clocks_were_changed_a_time_without_offset_counts_by_the_wall_clock(
        string drafted, string approved, VerdictKind verdict) =>
        Assert.Equal(verdict, Case.Act("draft", Ada, drafted).Act("approve", Bo, approved).Verdict);
}
