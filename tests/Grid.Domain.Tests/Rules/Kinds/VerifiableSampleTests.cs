namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class VerifiableSampleTests
{
    private const string Bound = "19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b";

    private static readonly VerifiableSample Kind = new([Act("draft")], [Act("review")])
    {
        Commitment = "commitment",
        Seed = "seed",
        Listed = "listed",
        Drawn = "drawn",
        LeastPercent = 50,
    };

    // Acts are at ten on the first of March.
    private static readonly Fact Since = new("since", "2026-03-01T10:00:00");

    private static readonly Fact[] Names =
        [.. ((string[])["a", "b", "c", "d"]).Select((name, at) => new Fact(name, Hash(at)))];

    private static readonly Fact[] Listed =
        [.. Names.Select(fact => new Fact($"listed.{fact.Name}", fact.Value))];

    [Fact]
    public void The_lowest_lots_of_the_seed_are_drawn_and_no_others()
    {
        Drawing("d", "b").Then(VerdictKind.Satisfied);
        Drawing("d", "b", "c").Then(VerdictKind.Satisfied);
        Drawing("d", "c").ThenBroken(Ada);
        Drawing("a", "b").ThenBroken(Ada);
    }

    [Fact]
    public void Fewer_than_the_part_that_is_asked_for_are_no_sample() => Drawing("d").ThenBroken(Ada);

    [Fact]
    public void A_seed_that_was_not_bound_before_draws_nothing()
    {
        JudgedCase.By(Kind).Act("draft", Ada, facts: [new("seed", "seed"), Since, .. Listed, .. Drawn("d", "b")])
            .ThenBroken(Ada);
        JudgedCase.By(Kind)
            .Act("review", Ada, facts: new Fact("commitment", Bound))
            .Act("review", Ada, facts: new Fact("commitment", Sampling.CommitmentTo("another")))
            .Act("draft", Ada, facts: [new("seed", "seed"), Since, .. Listed, .. Drawn("d", "b")])
            .ThenBroken(Ada);
    }

    [Theory]
    [InlineData("2026-03-01T09:59:59", VerdictKind.Broken)]
    [InlineData("2026-03-01T10:00:00", VerdictKind.Satisfied)]
    [InlineData("2026-04-01T10:00:00", VerdictKind.Satisfied)]
    [InlineData("2026-04-01T10:00:01", VerdictKind.Broken)]
    public void Nothing_was_closed_before_somebody_was_bound_nor_after_the_draw(string since, VerdictKind verdict)
    {
        var drawn = JudgedCase.By(Kind)
            .Act("review", Ada, facts: new Fact("commitment", Bound))
            .Act("draft", Ada, "2026-04-01T10:00:00",
                facts: [new("seed", "seed"), new("since", since), .. Listed, .. Drawn("d", "b")]);
        Assert.Equal(verdict, drawn.Verdict);
    }

    [Fact]
    public void Where_it_is_not_said_since_when_it_is_since_the_draw_before()
    {
        var first = JudgedCase.By(Kind with { CommittedBy = [Act("review"), Act("draft")] })
            .Act("review", Ada, facts: new Fact("commitment", Bound));
        first.Act("draft", Ada, "2026-05-01T10:00:00", facts: ByItself("seed"))
            .ThenUndecidable("since when what is listed was closed: `act.since`");

        // A draw binds whoever draws to the next seed.
        var second = first.Act(
            "draft", Ada, facts: [.. ByItself("seed"), Since, new("commitment", Sampling.CommitmentTo("another"))]);
        second.Then(VerdictKind.Satisfied);
        second.Act("draft", Ada, "2026-05-01T10:00:00", facts: ByItself("another")).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void A_seed_that_a_draw_revealed_draws_nothing_more()
    {
        var first = Drawing("d", "b");
        first.Then(VerdictKind.Satisfied);
        first.Act("draft", Ada, "2026-05-01T10:00:00", facts: ByItself("seed")).ThenBroken(Ada);
    }

    [Fact]
    public void What_it_was_drawn_from_and_by_is_told()
    {
        var bound = JudgedCase.By(Kind).Act("review", Ada, facts: new Fact("commitment", Bound));
        bound.Act("draft", Ada, facts: Drawn("d", "b")).ThenUndecidable("the fact `act.seed`");
        bound.Act("draft", Ada, facts: [new("seed", "seed"), .. Drawn("d", "b")])
            .ThenUndecidable("what it was drawn from: facts `act.listed.CASE`");
        bound.Act("draft", Ada, facts: [new("seed", "seed"), Since, new("listed.a", "no hash"), .. Drawn("a")])
            .ThenBroken(Ada);
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(20, 5, 1)]
    [InlineData(21, 5, 2)]
    [InlineData(1_000, 100, 1_000)]
    public void A_part_is_rounded_up(int listed, int percent, int least) =>
        Assert.Equal(least, Sampling.Least(listed, percent));

    private static JudgedCase Drawing(params string[] drawn) => JudgedCase.By(Kind)
        .Act("review", Ada, facts: new Fact("commitment", Bound))
        .Act("draft", Ada, facts: [new("seed", "seed"), Since, .. Listed, .. Drawn(drawn)]);

    private static Fact[] ByItself(string seed) =>
        [new("seed", seed), .. Listed, .. Drawn([.. Sampling.Draw(seed, Names, 2)])];

    private static Fact[] Drawn(params string[] names) => [.. names.Select(name => new Fact($"drawn.{name}", "yes"))];

    private static string Hash(int at) => at switch
    {
        0 => "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
        1 => "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
        2 => "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce",
        _ => "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a",
    };
}
