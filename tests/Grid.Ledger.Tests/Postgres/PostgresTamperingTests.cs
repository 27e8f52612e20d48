using Grid.Ledger.Tests.Verification;

namespace Grid.Ledger.Tests.Postgres;

public sealed class PostgresTamperingTests(MadeDatabase made)
    : TamperingConformance(made), IClassFixture<MadeDatabase>
{
    private readonly MadeDatabase _made = made;

    [Theory]
    [InlineData("TRUNCATE entry", "lane")]
    [InlineData("TRUNCATE lane", "lane")]
    [InlineData("TRUNCATE entry, lane, stream_head", "holding")]
    [InlineData("TRUNCATE holding, case_head", "case_head")]
    public async Task A_truncated_table_is_found(string sql, string table) =>
        Assert.Contains((await _made.After(sql)).Damage, damage => damage.Table == table);
}
