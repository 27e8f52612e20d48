using Grid.Ledger.Postgres;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>
/// A database that is not as a silo left it: it is refused in one sentence, and nothing in it is changed.
/// </summary>
public sealed class PostgresEditedTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly EntryWriter _writer = new();

    public async Task InitializeAsync()
    {
        await using var source = PostgresSource.Open(_database);
        await using var one = await PostgresLedgerStore.Open(source, isAlone: false, None);
        await using var two = await PostgresLedgerStore.Open(source, isAlone: false, None);
        await one.Append([Next("case:1"), Next("case:2")], None);
        await two.Append([Next("case:3")], None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("UPDATE lane SET size = 1 WHERE lane = 0", "lane 0 says 1 entries, and they end at 2")]
    [InlineData("UPDATE lane SET size = 9 WHERE lane = 1", "lane 1 says 9 entries, and they end at 1")]
    [InlineData("UPDATE lane SET size = -1 WHERE lane = 0", "lane 0 says -1 entries")]
    [InlineData("UPDATE lane SET epoch = 0 WHERE lane = 1", "lane 1 says epoch 0")]
    [InlineData("DELETE FROM lane WHERE lane = 0", "the row of lane 0 is missing")]
    [InlineData("DELETE FROM lane WHERE lane = 1", "there are entries of lane 1, whose row is missing")]
    [InlineData("DELETE FROM lane", "there are entries of lane 1, whose row is missing")]
    [InlineData("INSERT INTO lane VALUES (3, 1, 0)", "the row of lane 2 is missing, and there is one of lane 3")]
    [InlineData("INSERT INTO lane VALUES (2147483647, 1, 0)", "the row of lane 2 is missing")]
    [InlineData("INSERT INTO lane VALUES (2, 1, 5)", "lane 2 says 5 entries, and they end at 0")]
    [InlineData("DELETE FROM entry WHERE lane = 1", "lane 1 says 1 entries, and they end at 0")]
    [InlineData("DELETE FROM entry", "lane 0 says 2 entries, and they end at 0")]
    [InlineData("UPDATE entry SET lane = 2 WHERE lane = 1", "lane 1 says 1 entries, and they end at 0")]
    [InlineData("ALTER TABLE format DROP CONSTRAINT format_format_check; UPDATE format SET format = 2", "of format 2")]
    [InlineData("DELETE FROM format", "does not say of which format it is")]
    [InlineData("DROP TABLE format", "has a schema `grid` that is not ours")]
    public async Task An_edited_database_is_refused_and_left_as_it_is(string sql, string told)
    {
        PostgresServer.Execute(_database, "SET search_path = grid;" + sql);
        var before = Everything();
        foreach (var isAlone in new[] { true, false })
        {
            await using var source = PostgresSource.Open(_database);
            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
                () => PostgresLedgerStore.Open(source, isAlone, None));
            Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_lane_that_nobody_has_written_to_yet_may_be_there()
    {
        PostgresServer.Execute(_database, "INSERT INTO grid.lane VALUES (2, 1, 0)");
        await using var source = PostgresSource.Open(_database);
        await using var store = await PostgresLedgerStore.Open(source, isAlone: false, None);
        Assert.IsType<AppendOutcome.Appended>((await store.Append([Next("case:4")], None))[0]);
    }

    [Fact]
    public async Task An_epoch_that_is_lowered_under_a_silo_stops_it_and_nothing_more_is_written()
    {
        await using var source = PostgresSource.Open(_database);
        await using var store = await PostgresLedgerStore.Open(source, isAlone: true, None);
        PostgresServer.Execute(_database, "UPDATE grid.lane SET epoch = epoch - 1");
        var before = Everything();
        await Assert.ThrowsAsync<Contracts.LedgerFailure>(() => store.Append([Next("case:5")], None));
        await store.Fenced.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_size_that_is_raised_under_a_silo_stops_it_and_nothing_more_is_written()
    {
        await using var source = PostgresSource.Open(_database);
        await using var store = await PostgresLedgerStore.Open(source, isAlone: true, None);
        await store.Append([Next("case:6")], None);
        PostgresServer.Execute(_database, "UPDATE grid.lane SET size = size + 5");
        var before = Everything();
        var failure = await Assert.ThrowsAsync<Contracts.LedgerFailure>(() => store.Append([Next("case:7")], None));
        Assert.Contains("Nothing is written any more", failure.Message, StringComparison.Ordinal);
        await store.Fenced.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(before, Everything());
    }

    private AppendRequest Next(string stream) =>
        _writer.Next(stream, new CaseEvent.Opened(new("made"), IsRun: false));

    private string Everything() => string.Join('\n', PostgresText.Rows(
        _database,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'grid' ORDER BY 1")
        .SelectMany(table => PostgresText.Rows(
            _database, $"SELECT '{table[0]}: ' || row_to_json(t)::text FROM grid.{table[0]} t ORDER BY 1"))
        .Select(row => (string)row[0]));
}
