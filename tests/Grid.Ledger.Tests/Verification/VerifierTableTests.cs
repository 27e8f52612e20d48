using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>
/// Rows of the tables beside the entries, deleted and inserted; and what the database does by itself.
/// </summary>
public sealed class VerifierTableTests(MadeStore made) : IClassFixture<MadeStore>
{
    private const string Digest = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData("stream_head", "stream = 'case:town/7'", "case:town/7")]
    [InlineData("holding", "\"case\" = 'case:town/7' AND slot = 'lead'", "case:town/7 lead/1")]
    [InlineData("case_head", "\"case\" = 'case:town/7'", "case:town/7")]
    [InlineData("lane", "lane = 0", "0")]
    public async Task A_deleted_row_is_missed(string table, string where, string row)
    {
        var report = await made.After($"DELETE FROM {table} WHERE {where}");
        var damage = Assert.Single(report.Damage);
        Assert.Equal((table, row, "the row is missing"), (damage.Table, damage.Row, damage.Problem));
    }

    [Theory]
    [InlineData("personal_text", "digest")]
    [InlineData("pack_content", "version")]
    public async Task A_deleted_text_or_pack_is_missed(string table, string key)
    {
        var row = (string)SqliteText.Rows(made.Original, $"SELECT {key} FROM {table} LIMIT 1")[0][0];
        var damage = Assert.Single((await made.After($"DELETE FROM {table} WHERE {key} = '{row}'")).Damage);
        Assert.Equal((table, row, key), (damage.Table, damage.Row, damage.Column));
    }

    [Theory]
    [InlineData("stream_head", "'case:forged', 1, zeroblob(32)", "case:forged")]
    [InlineData("holding", "'case:forged', 'lead', 1, 0, 'officer:town/1', '2026-01-01', 1", "case:forged lead/1")]
    [InlineData("holding", "'case:town/7', 'lead', 9, 0, 'officer:town/1', '2026-01-01', 1", "case:town/7 lead/9")]
    [InlineData("holding", "'case:town/7', 'lead', 1, 2, 'officer:town/1', '2026', 1", "case:town/7 lead/1 acting")]
    [InlineData("holding", "'case:town/7', 'review', 2, 2, 'officer:town/5', '2026', 1", "case:town/7 review/2 acting")]
    [InlineData("holding", "'case:town/4', 'lead', 1, 0, 'officer:town/1', '2026-01-01', 1", "case:town/4 lead/1")]
    [InlineData("holding", "'officer:town/1', 'lead', 1, 0, 'officer:town/1', '2026', 1", "officer:town/1 lead/1")]
    [InlineData("case_head", "'case:forged', NULL, NULL, NULL, 'open'", "case:forged")]
    [InlineData("case_head", "'officer:town/1', NULL, NULL, NULL, 'open'", "officer:town/1")]
    [InlineData("personal_text", $"'{Digest}', 'x', 'y'", Digest)]
    [InlineData("personal_text", $"'{Digest}', NULL, NULL", Digest)]
    [InlineData("pack_content", $"'{Digest}', 'x'", Digest)]
    public async Task A_row_too_many_is_found(string table, string values, string row)
    {
        var damage = Assert.Single((await made.After($"INSERT INTO {table} VALUES ({values})")).Damage);
        Assert.Equal((table, row), (damage.Table, damage.Row));
    }

    [Fact]
    public async Task A_lane_too_many_is_found() => Assert.Contains(
        (await made.After("INSERT INTO lane VALUES (1, 1, 0)")).Damage, damage => damage.Table == "lane");

    [Theory]
    [InlineData("hash = zeroblob(32)", "hash")]
    [InlineData("type = 'x'", "type")]
    public async Task A_wrong_column_of_an_entry_hides_no_wrong_index_row(string change, string column)
    {
        var report = await made.After(
            $"UPDATE entry SET {change} WHERE stream = 'case:town/7' AND sequence = 3;"
            + "UPDATE holding SET officer = 'officer:town/6' WHERE \"case\" = 'case:town/7' AND slot = 'lead';"
            + "UPDATE case_head SET stage = 'x' WHERE \"case\" = 'case:town/7'");
        Assert.Equal(
            [("entry", column), ("holding", "officer"), ("case_head", "stage")],
            report.Damage.Select(damage => (damage.Table, damage.Column)));
    }

    [Fact]
    public async Task An_unreadable_entry_hides_no_wrong_index_row_that_a_later_entry_made()
    {
        var report = await made.After(
            "UPDATE entry SET body = 'x' WHERE stream = 'case:town/7' AND sequence = 3;"
            + "UPDATE holding SET officer = 'officer:town/6' WHERE \"case\" = 'case:town/7' AND slot = 'lead'");
        Assert.Contains(report.Damage, damage => (damage.Table, damage.Column) == ("holding", "officer"));
    }

    [Fact]
    public async Task A_wrong_head_hides_no_wrong_index_row()
    {
        var report = await made.After(
            "UPDATE stream_head SET sequence = 99, hash = zeroblob(32) WHERE stream = 'case:town/7';"
            + "UPDATE holding SET officer = 'officer:town/6' WHERE \"case\" = 'case:town/7' AND slot = 'lead'");
        Assert.Equal(
            [("stream_head", "sequence"), ("stream_head", "hash"), ("holding", "officer")],
            report.Damage.Select(damage => (damage.Table, damage.Column)));
    }

    [Fact]
    public async Task A_head_is_checked_also_where_the_stream_is_damaged()
    {
        var report = await made.After(
            "UPDATE entry SET hash = zeroblob(32) WHERE stream = 'case:town/7' AND sequence = 3;"
            + "UPDATE stream_head SET hash = zeroblob(32) WHERE stream = 'case:town/7'");
        Assert.Equal(["entry", "stream_head"], report.Damage.Select(damage => damage.Table));
    }

    [Fact]
    public async Task Index_rows_of_an_unreadable_opening_are_not_held_against_it()
    {
        var report = await made.After("UPDATE entry SET body = 'x' WHERE stream = 'case:town/7' AND sequence = 1");
        Assert.Equal(["entry"], report.Damage.Select(damage => damage.Table).Distinct());
    }

    [Theory]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN DELETE FROM holding; END", "quiet")]
    [InlineData("CREATE TABLE other (a)", "other")]
    [InlineData("DROP INDEX holding_officer", "holding_officer")]
    [InlineData(
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'entry'",
        "entry")]
    public async Task Another_schema_than_a_grid_makes_is_found(string sql, string name) => Assert.Contains(
        (await made.After(sql)).Damage, damage => (damage.Table, damage.Row) == ("sqlite_schema", name));

    [Fact]
    public async Task Statistics_that_sqlite_keeps_for_itself_are_no_damage() =>
        Assert.Empty((await made.After("ANALYZE")).Damage);

    [Fact]
    public async Task A_table_that_is_gone_is_named_and_the_others_are_still_verified()
    {
        var report = await made.After(
            "DROP TABLE holding; UPDATE case_head SET stage = 'x' WHERE \"case\" = 'case:town/7'");
        Assert.Contains(report.Damage, damage => (damage.Table, damage.Row) == ("sqlite_schema", "holding"));
        Assert.Contains(report.Damage, damage => (damage.Table, damage.Column) == ("case_head", "stage"));
    }

    [Fact]
    public async Task A_wrecked_store_is_told_in_a_list_that_has_an_end()
    {
        var damage = new DamageList();
        for (var i = 0; i < 25_000; i++)
        {
            damage.Add("entry", $"0/{i}", "body", "gone");
        }

        var told = damage.ToImmutable();
        Assert.Equal(10_001, told.Length);
        Assert.Contains("15000 more", told[^1].Problem, StringComparison.Ordinal);
        Assert.False(
            (await made.After("UPDATE entry SET body = 'x', hash = x'', type = 'y'; DELETE FROM holding")).IsClean);
    }
}
