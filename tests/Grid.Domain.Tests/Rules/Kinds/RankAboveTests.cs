namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class RankAboveTests
{
    private static readonly RankAbove Kind =
        new(Act("approve"), Act("draft"), new("ranks", [["low", "other-low"], ["mid"], ["high"]])) { Fact = "rank" };

    private static readonly JudgedCase Case = JudgedCase.By(Kind);
    private static readonly JudgedCase Needing = JudgedCase.By(Kind with { NeedsRank = true });

    private static JudgedCase Ranked(JudgedCase judged, string? draft, string? approve) =>
        judged.Act("draft", Ada, facts: new Fact("rank", draft ?? "")).Act(
            "approve", Bo, facts: new Fact("rank", approve ?? ""));

    [Fact]
    public void One_act_without_the_other_is_not_judged() =>
        Needing.Act("approve", Bo).Then(VerdictKind.NotApplicable);

    [Fact]
    public void A_higher_rank_satisfies_it() => Ranked(Case, "low", "mid").Then(VerdictKind.Satisfied);

    [Theory]
    [InlineData("mid", "mid")]
    [InlineData("high", "mid")]
    [InlineData("low", "other-low")]
    public void A_rank_that_is_not_above_breaks_it(string draft, string approve) =>
        Ranked(Case, draft, approve).ThenBroken(by: Bo);

    [Theory]
    [InlineData(null, "mid")]
    [InlineData("low", null)]
    [InlineData("low", "captain of a ship")]
    public void A_missing_or_unknown_rank_makes_it_not_apply_where_it_is_not_needed(string? draft, string? approve) =>
        Ranked(Case, draft, approve).Then(VerdictKind.NotApplicable);

    [Fact]
    public void A_missing_rank_that_is_needed_is_named()
    {
        Ranked(Needing, "low", null).ThenUndecidable("the `rank` of officer:bo at `approve`");
        Ranked(Needing, null, "mid").ThenUndecidable("the `rank` of officer:ada at `draft`");
    }

    [Fact]
    public void A_missing_rank_of_nobody_named_is_said_plainly() =>
        Needing.Act("draft").Act("approve", Bo, facts: new Fact("rank", "mid"))
            .ThenUndecidable("the `rank` at `draft`");

    [Fact]
    public void The_latest_of_each_by_place_counts_with_the_rank_of_then() =>
        Case.Act("draft", Ada, place: "1", facts: new Fact("rank", "low"))
            .Act("approve", Bo, place: "4", facts: new Fact("rank", "high"))
            .Act("draft", Ada, place: "3", facts: new Fact("rank", "mid"))
            .Act("approve", Bo, place: "2", facts: new Fact("rank", "low"))
            .Then(VerdictKind.Satisfied);
}
