using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests;

/// <summary>Alone, because it moves the folder that relative paths start from.</summary>
[CollectionDefinition(nameof(SqliteNameTests), DisableParallelization = true)]
[Collection(nameof(SqliteNameTests))]
public sealed class SqliteNameTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x?mode=memory")]
    [InlineData("a;Mode=Memory")]
    public async Task A_name_that_means_something_to_sqlite_is_a_file_like_any_other(string name)
    {
        Environment.CurrentDirectory = _folder.Path;
        await using (var store = SqliteLedgerStore.Open(name))
        {
            await MadeLedger.WriteTo(store);
        }

        Assert.True(File.Exists(_folder[name]));
        await SqliteLedgerStore.OpenForReading(name).DisposeAsync();
    }
}
