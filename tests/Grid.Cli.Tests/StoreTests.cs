using Microsoft.Data.Sqlite;

namespace Grid.Cli.Tests;

/// <summary>Stores that are missing, not ours, or in somebody else's hands.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("case", "M-01")]
    [InlineData("officer", "P-01")]
    [InlineData("who", "--case", "M-01")]
    [InlineData("verify")]
    [InlineData("export")]
    public async Task A_verb_that_reads_makes_no_store(params string[] verb)
    {
        (await GridTool.Run([.. verb, "--store", _folder.Store()]))
            .Explains("there is no store at", _folder["grid.db"]);

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_verb_without_a_store_names_the_default_one()
    {
        var ran = await GridTool.Run("case", "M-01");

        ran.Explains("there is no store at", Path.Combine("grid", "grid.db"), "--store", "--connect");
    }

    [Theory]
    [InlineData("case", "M-99", "case:M-99")]
    [InlineData("officer", "P-99", "officer:P-99")]
    [InlineData("who", "--case=M-99", "case:M-99")]
    public async Task An_id_that_is_not_there_is_told_so(string verb, string id, string full)
    {
        await MadeStore.PutInto(_folder);

        (await GridTool.Run(verb, id, "--store", _folder.Store(), "--json")).Explains(full);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_left_as_it_is()
    {
        var text = _folder.Write("grid.db", "these are somebody's notes, and long enough for a header of SQLite\n");
        await Refuses("is not a Grid store");
        Assert.StartsWith("these are", await File.ReadAllTextAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_as_it_is()
    {
        Execute("CREATE TABLE accounts (name TEXT)");
        await Refuses("not a Grid store");

        using var connection = Open();
        using var command = new SqliteCommand("SELECT count(*) FROM sqlite_schema", connection);
        Assert.Equal(1L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("postgres:", "postgres:CONNECTION-STRING")]
    [InlineData("sqlite:", "sqlite:PATH")]
    [InlineData("grid.db", "sqlite:PATH")]
    public async Task A_store_is_written_as_its_kind_and_its_path(string store, string told) =>
        (await GridTool.Run("verify", "--store", store)).Explains($"`{store}` is not a store", told);

    [Fact]
    public async Task A_store_locked_by_another_program_is_told_so_and_goes_on_afterwards()
    {
        await MadeStore.PutInto(_folder);
        using (var connection = Open())
        {
            using var hold = new SqliteCommand("BEGIN EXCLUSIVE", connection);
            hold.ExecuteNonQuery();
            (await GridTool.Run([.. Samples.SignOff.Arguments, "--store", _folder.Store(), "--json"]))
                .Explains(_folder["grid.db"], "locked", "close");
            // Who only reads is not in anybody's way.
            await GridTool.VerifiesClean(_folder.Store());
        }

        Assert.Equal(MadeStore.Entries, (await GridTool.Replay(Samples.SignOff, _folder.Store())).Entries);
    }

    [Fact]
    public async Task An_export_is_every_entry_in_order_byte_for_byte()
    {
        await MadeStore.PutInto(_folder);

        var printed = (await GridProgram.Run("export", "--store", _folder.Store())).Exits(0).Output;
        (await GridTool.Run("export", "--store", _folder.Store(), "--format", "jsonl", "-o", _folder["x.jsonl"]))
            .Exits(0);

        Assert.Equal(printed, await File.ReadAllTextAsync(_folder["x.jsonl"]));
        var positions = printed.TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("position").GetInt64());
        Assert.Equal(Enumerable.Range(0, (int)MadeStore.Entries).Select(i => (long)i), positions);
    }

    public void Dispose() => _folder.Dispose();

    private async Task Refuses(string told)
    {
        string[] store = ["--store", _folder.Store()];
        foreach (var verb in (string[][])[["verify"], ["export"], ["case", "M-01"], Samples.SignOff.Arguments])
        {
            (await GridTool.Run([.. verb, .. store])).Explains(_folder["grid.db"], told, "name another file");
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder["grid.db"]};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
