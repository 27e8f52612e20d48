using System.Text;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>Rows deleted, inserted, swapped and rewritten by somebody who may do anything to the database.</summary>
public sealed class VerifierRowTests(MadeStore made) : IClassFixture<MadeStore>
{
    private const string CloseUp =
        "CREATE TEMP TABLE kept AS SELECT row_number() OVER (ORDER BY position) - 1 AS place, * FROM entry;"
        + "DELETE FROM entry; INSERT INTO entry SELECT place, lane, stream, sequence, type, hash, body FROM kept;"
        + "UPDATE lane SET size = (SELECT count(*) FROM entry);";

    [Fact]
    public async Task A_store_that_nobody_touched_is_clean_and_its_root_is_that_of_its_entries()
    {
        var report = await MadeStore.Verify(made.Original);
        var entries = made.Requests.SelectMany(request => request.Entries).ToList();
        Assert.Empty(report.Damage);
        Assert.Equal(entries.Count, report.Entries);
        Assert.Equal(1, report.Lanes);
        Assert.Equal(NaiveTree.Root([.. entries.Select(entry => entry.Hash)]), report.Root);
        Assert.Equal(0, report.ErasedTexts);
        Assert.Equal(MadeLedger.Cases, report.Rows["case_head"]);
        Assert.Equal(MadeLedger.Cases + 7, report.Rows["stream_head"]);
        Assert.Equal((MadeLedger.Cases * 3) + 1, report.Rows["personal_text"]);
        Assert.Equal(1, report.Rows["pack_content"]);
        Assert.True(report.Rows["holding"] > MadeLedger.Cases);
    }

    [Fact]
    public async Task An_erased_text_is_counted_and_is_no_damage()
    {
        var report = await made.After(
            "UPDATE personal_text SET salt = NULL, text = NULL "
            + "WHERE digest IN (SELECT digest FROM personal_text LIMIT 3)");
        Assert.Empty(report.Damage);
        Assert.Equal(3, report.ErasedTexts);
    }

    [Fact]
    public async Task A_deleted_entry_is_found_wherever_it_stood()
    {
        for (var position = 0; position < 250; position += 23)
        {
            var report = await made.After($"DELETE FROM entry WHERE position = {position}");
            Has(report, "entry", $"0/{position}", "position");
            IsNoFlood(report);
        }
    }

    [Fact]
    public async Task The_last_entry_deleted_is_found_by_the_lane_and_the_head()
    {
        var report = await made.After("DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)");
        Has(report, "lane", "0", "size");
        Assert.Contains(report.Damage, damage => damage.Table == "stream_head");
        IsNoFlood(report);
    }

    [Theory]
    [InlineData("DELETE FROM entry WHERE position BETWEEN 60 AND 130")]
    [InlineData("DELETE FROM entry WHERE position BETWEEN 60 AND 130;" + CloseUp)]
    [InlineData("DELETE FROM entry WHERE position > 130; UPDATE lane SET size = 131")]
    public async Task Entries_cut_out_are_found(string sql) => Assert.False((await made.After(sql)).IsClean);

    [Fact]
    public async Task An_entry_cut_out_and_closed_up_is_found_in_its_stream_alone()
    {
        var report = await made.After("DELETE FROM entry WHERE stream = 'case:town/7' AND sequence = 3;" + CloseUp);
        var damage = Assert.Single(report.Damage);
        Assert.StartsWith("case:town/7 #4", damage.Problem, StringComparison.Ordinal);
        Assert.Contains("an entry of the stream is missing", damage.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1000, lane, stream, 900, type, hash, body FROM entry WHERE position = 60")]
    [InlineData("SELECT 9223372036854775807, lane, stream, 900, type, hash, body FROM entry WHERE position = 60")]
    [InlineData("SELECT -1, lane, stream, 900, type, hash, body FROM entry WHERE position = 60")]
    [InlineData("SELECT 1000, lane, 'case:forged', 1, type, hash, body FROM entry WHERE position = 60")]
    [InlineData("SELECT 1000, 0, 'case:forged', 1, 'case.opened.v1', zeroblob(32), '{}'")]
    public async Task An_entry_too_many_is_found(string row)
    {
        var report = await made.After($"INSERT INTO entry {row}");
        Assert.Contains(report.Damage, damage => damage.Table == "entry");
        IsNoFlood(report);
    }

    [Fact]
    public async Task A_copy_at_the_end_of_the_lane_is_found_and_the_stream_itself_left_alone()
    {
        var report = await made.After(
            "INSERT INTO entry SELECT (SELECT size FROM lane), lane, stream, 900, type, hash, body "
            + "FROM entry WHERE position = 60;"
            + "UPDATE lane SET size = size + 1");
        var damage = Assert.Single(report.Damage);
        Assert.Equal(("entry", $"0/{report.Entries - 1}", "sequence"), (damage.Table, damage.Row, damage.Column));
    }

    [Theory]
    [InlineData("body")]
    [InlineData("hash")]
    [InlineData("type")]
    public async Task One_column_of_two_entries_swapped_is_found_in_both(string column)
    {
        var report = await made.After(
            $"CREATE TEMP TABLE was AS SELECT {column} FROM entry WHERE position = 60;"
            + $"UPDATE entry SET {column} = (SELECT {column} FROM entry WHERE position = 97) WHERE position = 60;"
            + $"UPDATE entry SET {column} = (SELECT {column} FROM was) WHERE position = 97");
        Has(report, "entry", "0/60", column);
        Has(report, "entry", "0/97", column);
        IsNoFlood(report);
    }

    [Fact]
    public async Task Two_entries_of_a_stream_that_change_places_are_found()
    {
        var report = await made.After(Swap(("case:town/7", 2), ("case:town/7", 4)));
        Assert.NotEmpty(report.Damage);
        Assert.All(report.Damage, damage => Assert.StartsWith("case:town/7", damage.Problem, StringComparison.Ordinal));
    }

    // The chain of a stream says nothing of other streams: that takes a root, or a receipt, kept outside.
    [Fact]
    public async Task Two_entries_of_different_streams_that_change_places_change_the_root()
    {
        var report = await made.After(Swap(("case:town/7", 2), ("case:town/8", 2)));
        Assert.NotEqual((await MadeStore.Verify(made.Original)).Root, report.Root);
    }

    [Fact]
    public async Task A_stream_cut_short_together_with_its_head_changes_the_root()
    {
        var report = await made.After(
            "DELETE FROM entry WHERE stream = 'officer:town/6' AND sequence = 2;" + CloseUp
            + "UPDATE stream_head SET sequence = 1, hash = (SELECT hash FROM entry WHERE stream = 'officer:town/6') "
            + "WHERE stream = 'officer:town/6'; DELETE FROM personal_text WHERE digest NOT IN "
            + "(SELECT json_extract(body, '$.data.note') FROM entry "
            + "WHERE json_extract(body, '$.data.note') IS NOT NULL)");
        Assert.Empty(report.Damage);
        Assert.NotEqual((await MadeStore.Verify(made.Original)).Root, report.Root);
    }

    [Fact]
    public async Task An_entry_rewritten_with_its_hash_is_found_by_the_next_one()
    {
        var (position, body) = Entry("case:town/7", 3);
        var forged = body.Replace("hearing", "hanging", StringComparison.Ordinal);
        var report = await made.After(Rewrite(position, forged));
        var damage = Assert.Single(report.Damage);
        Assert.StartsWith("case:town/7 #4", damage.Problem, StringComparison.Ordinal);
        Assert.Contains("one of the two was rewritten", damage.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_entry_of_a_stream_rewritten_with_its_hash_is_found_by_the_head()
    {
        var (position, body) = Entry("case:town/4", 9);
        var forged = body.Replace("\"record\"", "\"request\"", StringComparison.Ordinal);
        var report = await made.After(Rewrite(position, forged));
        Has(report, "stream_head", "case:town/4", "hash");
        Assert.Single(report.Damage);
    }

    [Fact]
    public async Task A_changed_byte_is_told_apart_from_a_changed_hash_also_at_the_end_of_a_stream()
    {
        var (position, _) = Entry("case:town/4", 9);
        var body = await made.After(
            $"UPDATE entry SET body = replace(body, 'record', 'recorb') WHERE position = {position}");
        var hash = await made.After($"UPDATE entry SET hash = zeroblob(32) WHERE position = {position}");
        Has(body, "entry", $"0/{position}", "body");
        Assert.Equal(["hash"], hash.Damage.Select(damage => damage.Column));
    }

    [Theory]
    [InlineData("case:town/7")]
    [InlineData("officer:town/2")]
    [InlineData("pack:made")]
    public async Task A_stream_deleted_whole_is_found(string stream) =>
        IsNoFlood(await made.After($"DELETE FROM entry WHERE stream = '{stream}'"));

    private static void Has(VerificationReport report, string table, string row, string column) => Assert.True(
        report.Damage.Any(damage => (damage.Table, damage.Row, damage.Column) == (table, row, column)),
        $"{table} {row} {column} is not among: {string.Join("; ", report.Damage)}");

    private static void IsNoFlood(VerificationReport report) =>
        Assert.True(report.Damage.Length is > 0 and <= 8, string.Join("; ", report.Damage));

    private static string Rewrite(long position, string body)
    {
        var hash = Convert.ToHexString(HashChain.HashOf(Encoding.UTF8.GetBytes(body)));
        return $"UPDATE entry SET body = '{body}', hash = x'{hash}' WHERE position = {position}";
    }

    private static string Swap((string Stream, int Sequence) one, (string Stream, int Sequence) other) =>
        "CREATE TEMP TABLE a AS SELECT position AS p FROM entry "
        + $"WHERE stream = '{one.Stream}' AND sequence = {one.Sequence};"
        + "CREATE TEMP TABLE b AS SELECT position AS p FROM entry "
        + $"WHERE stream = '{other.Stream}' AND sequence = {other.Sequence};"
        + "UPDATE entry SET position = 5000 WHERE position = (SELECT p FROM a);"
        + "UPDATE entry SET position = (SELECT p FROM a) WHERE position = (SELECT p FROM b);"
        + "UPDATE entry SET position = (SELECT p FROM b) WHERE position = 5000;";

    private (long Position, string Body) Entry(string stream, int sequence)
    {
        var row = SqliteText.Rows(
            made.Original, $"SELECT position, body FROM entry WHERE stream = '{stream}' AND sequence = {sequence}")[0];
        return ((long)row[0], (string)row[1]);
    }
}
