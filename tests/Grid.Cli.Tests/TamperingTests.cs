using System.Text;
using Microsoft.Data.Sqlite;

namespace Grid.Cli.Tests;

/// <summary>One changed byte: it is found, named, and kept from doing harm.</summary>
public sealed class TamperingTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();

    public Task InitializeAsync() => MadeStore.PutInto(_folder);

    [Fact]
    public async Task A_clean_store_is_told_in_figures()
    {
        var answer = await GridTool.VerifiesClean(_folder.Store());

        Assert.Equal(MadeStore.Entries, answer.GetProperty("entries").GetInt64());
        Assert.Equal(1, answer.GetProperty("lanes").GetInt32());
        Assert.Equal(12, answer.GetProperty("indexes").GetProperty("case_head").GetInt64());
        Assert.Equal(22, answer.GetProperty("indexes").GetProperty("stream_head").GetInt64());
    }

    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'P-11', 'P-12') WHERE position = {0}", "entry", "0/{0}", "body")]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE position = {0}", "entry", "0/{0}", "hash")]
    [InlineData("UPDATE entry SET type = 'case.closed.v1' WHERE position = {0}", "entry", "0/{0}", "type")]
    [InlineData("UPDATE stream_head SET sequence=9 WHERE stream LIKE '%M-03'", "stream_head", "case:M-03", "sequence")]
    [InlineData("UPDATE case_head SET status = '' WHERE \"case\" LIKE '%M-03'", "case_head", "case:M-03", "status")]
    [InlineData("UPDATE lane SET size = 71", "lane", "0", "size")]
    public async Task A_changed_value_is_named_by_table_row_and_column(
        string sql, string table, string row, string column)
    {
        var position = PositionOf("case:M-03", sequence: 2);
        string Filled(string text) => text.Replace("{0}", $"{position}", StringComparison.Ordinal);
        Execute(Filled(sql));

        await VerifiesDamaged(table, Filled(row), column);
    }

    [Fact]
    public async Task A_changed_byte_of_the_file_is_named_by_table_row_and_column()
    {
        var position = PositionOf("case:M-03", sequence: 2);
        var body = Encoding.UTF8.GetBytes((string)Ask($"SELECT body FROM entry WHERE position = {position}"));
        var file = await File.ReadAllBytesAsync(_folder["grid.db"]);
        var at = file.AsSpan().IndexOf(body);
        Assert.True(at > 0, "the entry does not stand in the file as one piece");
        var officer = file.AsSpan(at).IndexOf("officer:P-11"u8);
        file[at + officer + "officer:P-1".Length] ^= 1;
        await File.WriteAllBytesAsync(_folder["grid.db"], file);

        await VerifiesDamaged("entry", $"0/{position}", "body");
    }

    [Fact]
    public async Task A_damaged_case_is_sealed_and_the_others_still_answer()
    {
        ChangeEntry("case:M-03", sequence: 2);
        string[] store = ["--store", _folder.Store()];

        (await GridTool.Run(["case", "M-03", .. store])).Explains("case:M-03 is sealed");
        (await GridTool.Run(["who", "--case", "M-03", .. store])).Explains("case:M-03 is sealed");
        Assert.Equal(3, (await GridTool.Ask(["case", "M-04", .. store])).GetProperty("acts").GetArrayLength());
    }

    [Fact]
    public async Task A_replay_sets_aside_what_belongs_to_a_damaged_case()
    {
        ChangeEntry("case:M-03", sequence: 2);

        var ran = (await GridTool.Run(
            [.. Samples.SignOff.Arguments, "--store", _folder.Store(), "--json", _folder["r.json"]])).Exits(1);

        var report = new Report(JsonDocument.Parse(await File.ReadAllTextAsync(_folder["r.json"])).RootElement);
        Assert.Equal((11, 33, 3), (report.Log.Cases, report.Log.Acts, report.LogCount("quarantined")));
        Assert.Contains("case:M-03 is sealed", ran.Output, StringComparison.Ordinal);
        Assert.Contains("grid verify", ran.Output, StringComparison.Ordinal);
        Assert.Equal(MadeStore.Entries, report.Entries);
    }

    [Theory]
    [InlineData("officer:P-11")]
    [InlineData("pack:sign-off")]
    [InlineData("source:chicago-sign-off")]
    public async Task A_replay_that_needs_a_damaged_stream_says_which(string stream)
    {
        ChangeEntry(stream, sequence: 1);

        (await GridTool.Run([.. Samples.SignOff.Arguments, "--store", _folder.Store(), "--json"]))
            .Explains(stream, "sealed", "grid verify");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private async Task VerifiesDamaged(string table, string row, string column)
    {
        var answer = (await GridTool.Run("verify", "--store", _folder.Store(), "--json")).Exits(1).Json;
        var people = (await GridTool.Run("verify", "--store", _folder.Store())).Exits(1).Output;

        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Contains(answer.GetProperty("damage").EnumerateArray(), damage =>
            damage.GetProperty("table").GetString() == table
            && damage.GetProperty("row").GetString() == row
            && damage.GetProperty("column").GetString() == column
            && damage.GetProperty("problem").GetString()!.Length > 0);
        Assert.Contains($"{table}, row {row}, column {column}", people, StringComparison.Ordinal);
    }

    // One digit: the year in which it was recorded.
    private void ChangeEntry(string stream, int sequence) => Execute(
        $"UPDATE entry SET body = replace(body, '\"recordedAt\":\"2', '\"recordedAt\":\"3') "
        + $"WHERE stream = '{stream}' AND sequence = {sequence}");

    private long PositionOf(string stream, int sequence) =>
        (long)Ask($"SELECT position FROM entry WHERE stream = '{stream}' AND sequence = {sequence}");

    private void Execute(string sql) =>
        With(sql, command => Assert.True(command.ExecuteNonQuery() > 0, "nothing was changed"));

    private object Ask(string sql)
    {
        object? answer = null;
        With(sql, command => answer = command.ExecuteScalar());
        return answer!;
    }

    private void With(string sql, Action<SqliteCommand> use)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["grid.db"]};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        use(command);
    }
}
