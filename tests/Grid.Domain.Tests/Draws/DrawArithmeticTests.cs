using CsCheck;
using Grid.Domain.Draws;

namespace Grid.Domain.Tests.Draws;

/// <summary>The arithmetic of a draw, over whole pools and not over luck.</summary>
public sealed class DrawArithmeticTests
{
    private static readonly UnitId Court = UnitId.Parse("court");

    private static readonly string Key = DayKeys.Derive(new byte[32], Court, "2026-03-02");

    private static readonly string Opening = new('b', DayKeys.Digits);

    private static readonly Gen<ImmutableArray<DrawCandidate>> Pools =
        Gen.Int[1, 40].Array[1, 12].Select(weights => weights.Select(
            (weight, place) => new DrawCandidate(OfficerId.Parse($"o{place:00}"), weight)).ToImmutableArray());

    [Fact]
    public void Everybody_has_exactly_as_many_lots_as_their_weight() => Pools.Sample(pool =>
    {
        var lots = (int)Draw.LotsOf(pool);
        var had = Enumerable.Range(0, lots).CountBy(lot => Draw.HolderOf(lot, pool)).ToDictionary();
        return pool.All(candidate => had[candidate.Officer] == candidate.Weight);
    });

    [Fact]
    public void There_is_no_lot_beyond_the_last() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Draw.HolderOf(3, [new(Ada, 1), new(Bo, 2)]));

    // 2^256 numbers over so few lots: no lot has more than one number in 2^200 more than another.
    [Fact]
    public void A_number_comes_to_its_rest() => Gen.Select(Gen.Byte.Array[32], Gen.Int[1, 1_000_000]).Sample(
        (bytes, lots) =>
        {
            var number = new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true);
            return Draw.LotOf(Convert.ToHexStringLower(bytes), lots) == (long)(number % lots);
        });

    [Fact]
    public void The_same_always_draws_the_same_and_anything_else_another_number()
    {
        var number = Draw.Number(Key, Opening, (Panel, 1, 1));
        Assert.Equal(number, Draw.Number(Key, Opening, (Panel, 1, 1)));
        string[] others =
        [
            Draw.Number(DayKeys.Derive(new byte[32], Court, "2026-03-03"), Opening, (Panel, 1, 1)),
            Draw.Number(Key, new('c', DayKeys.Digits), (Panel, 1, 1)),
            Draw.Number(Key, Opening, (Lead, 1, 1)),
            Draw.Number(Key, Opening, (Panel, 2, 1)),
            Draw.Number(Key, Opening, (Panel, 1, 2)),
        ];
        Assert.Equal(others.Length + 1, others.Append(number).Distinct().Count());
    }

    // HMAC-SHA256 as RFC 4231 has it, so that any other language comes to the same.
    [Fact]
    public void A_number_is_the_hmac_that_everybody_knows() => Assert.Equal(
        Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            Convert.FromHexString(Key), System.Text.Encoding.UTF8.GetBytes($"{Opening}\npanel\n1\n1"))),
        Draw.Number(Key, Opening, (Panel, 1, 1)));

    [Fact]
    public void Keys_differ_by_unit_and_by_day_and_open_their_own_commitment_alone()
    {
        string[] keys =
        [
            Key, DayKeys.Derive(new byte[32], UnitId.Parse("other"), "2026-03-02"),
            DayKeys.Derive(new byte[32], Court, "2026-03-03"),
        ];
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal([true, false, false], keys.Select(key => DayKeys.Opens(key, DayKeys.CommitmentTo(Key))));
        Assert.False(DayKeys.Opens("not a key", DayKeys.CommitmentTo(Key)));
    }

    [Fact]
    public void Who_has_more_cases_has_fewer_lots_and_who_knows_the_matter_more()
    {
        var weights = new DrawWeights(Ceiling: 20, Least: 2, Fact: "matter", Times: 3);
        var taxes = FactSet.Of([new("matter", "tax")]);
        var expert = new PoolMember(Ada) { Specialities = ["tax", "land"] };
        Assert.Equal(2000, Draw.WeightOf(expert, 0, weights, FactSet.None));
        Assert.Equal(500, Draw.WeightOf(expert, 15, weights, FactSet.None));
        Assert.Equal(200, Draw.WeightOf(expert, 400, weights, FactSet.None));
        Assert.Equal(6000, Draw.WeightOf(expert, 0, weights, taxes));
        Assert.Equal(1000, Draw.WeightOf(new(Bo, Share: 50), 0, weights, taxes));
        Assert.Equal(100, Draw.WeightOf(expert, 400, DrawWeights.Plain, taxes));
    }

    [Fact]
    public void A_day_is_one_of_utc()
    {
        Assert.Equal("2026-03-01", DayKeys.DayOf(Timestamp.Parse("2026-03-02T07:59:59+08:00")));
        Assert.Equal("2026-03-03", DayKeys.DayOf(Timestamp.Parse("2026-03-02T08:00:00+08:00"), after: 1));
        Assert.Equal(Timestamp.Parse("2026-03-03T00:00:00Z"), DayKeys.EndOf("2026-03-02"));
        Assert.Null(DayKeys.BeginOf("2026-02-30"));
    }
}
