namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class ActBeforeActTests
{
    private static readonly JudgedCase Case = JudgedCase.By(new ActBeforeAct(Act("draft"), Act("approve")));

    [Fact]
    public void One_act_without_the_other_is_not_judged() => Case.Act("approve", Bo).Then(VerdictKind.NotApplicable);

    [Theory]
    [InlineData("2026-03-01T10:00:01")]
    [InlineData("2026-03-01T10:00:00")]
    public void Later_or_at_the_same_time_satisfies_it(string approved) =>
        Case.Act("draft", Ada).Act("approve", Bo, at: approved).Then(VerdictKind.Satisfied);

    [Fact]
    public void Earlier_breaks_it() =>
        Case.Act("draft", Ada).Act("approve", Bo, "2026-03-01T09:59:59").ThenBroken(by: Bo);

    [Fact]
    public void The_first_of_each_by_place_counts_and_not_by_time() =>
        Case.Act("draft", Ada, "2026-03-01T12:00:00", place: "1")
            .Act("draft", Ada, "2026-03-01T08:00:00", place: "2")
            .Act("approve", Bo, "2026-03-01T10:00:00", place: "3")
            .ThenBroken(by: Bo);

    [Fact]
    public void A_late_told_first_act_clears_the_verdict_and_the_breach_stays()
    {
        var cleared = Case.Act("draft", Ada, place: "2").Act("approve", Bo, "2026-03-01T09:00:00", place: "3")
            .Act("draft", Ada, "2026-03-01T08:00:00", place: "1");

        cleared.Then(VerdictKind.Satisfied);
        Assert.Equal(1, cleared.Breaches);
        Assert.Single(cleared.State.Judgements);
    }

    [Fact]
    public void Times_of_which_one_has_an_offset_are_undecidable() =>
        Case.Act("draft", Ada).Act("approve", Bo, "2026-03-01T12:00:00Z")
            .ThenUndecidable("the offset of one of the two times");

    [Fact]
    public void Times_with_offsets_are_compared_as_instants() =>
        Case.Act("draft", Ada, "2026-03-01T10:00:00+01:00").Act("approve", Bo, "2026-03-01T09:30:00Z")
            .Then(VerdictKind.Satisfied);
}
