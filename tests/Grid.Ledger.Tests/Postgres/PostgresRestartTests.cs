using Grid.Ledger.Postgres;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>A database that goes away and comes back, under a store that stays open.</summary>
public sealed class PostgresRestartTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly PostgresServer _server = new();
    private readonly EntryWriter _writer = new();
    private PostgresSource _source = null!;
    private PostgresLedgerStore _store = null!;

    public async Task InitializeAsync()
    {
        _source = PostgresSource.Open(_server.NewDatabase());
        _store = await PostgresLedgerStore.Open(_source, isAlone: true, None);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _source.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_killed_database_fails_quickly_and_is_written_to_again_once_it_is_back()
    {
        await _store.Append([_writer.Next("case:1", Opened())], None);
        for (var round = 0; round < 3; round++)
        {
            _server.Kill();
            await Assert.ThrowsAsync<LedgerFailure>(() => _store.Append([_writer.Rival("case:1", Act())], None));
            await Assert.ThrowsAsync<LedgerFailure>(() => _store.Head("case:1", None));
            _server.Start();
            Assert.True((await _store.Head("case:1", None)).IsSame(_writer.HeadOf("case:1")));
            Assert.IsType<AppendOutcome.Appended>((await _store.Append([_writer.Next("case:1", Act())], None))[0]);
        }

        var report = await LedgerVerifier.Verify(_store, null, None);
        Assert.Empty(report.Damage);
        Assert.Equal(4, report.Entries);
    }

    [Fact]
    public async Task Backends_that_are_ended_one_by_one_are_replaced_without_a_word_to_the_caller()
    {
        await _store.Append([_writer.Next("case:1", Opened())], None);
        for (var round = 0; round < 5; round++)
        {
            PostgresServer.Execute(
                _server.ConnectionTo("postgres"),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'grid'");
            Assert.IsType<AppendOutcome.Appended>((await _store.Append([_writer.Next("case:1", Act())], None))[0]);
            Assert.True((await _store.Head("case:1", None)).IsSame(_writer.HeadOf("case:1")));
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_while_it_is_idle_is_replaced()
    {
        await using var source = PostgresSource.Open(_server.NewDatabase() + ";KeepAlive=1");
        await (await PostgresLedgerStore.Open(source, isAlone: true, None)).DisposeAsync();
        var connection = await source.OpenWriter();
        var ours = (await PostgresLane.Take(connection, isAlone: true, None))!.Value;
        await using var writer = new PostgresWriter(source, connection, ours);
        Assert.IsType<AppendOutcome.Appended>((await writer.Append([_writer.Next("case:1", Opened())], None))[0]);

        PostgresServer.Execute(
            _server.ConnectionTo("postgres"),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'grid'");
        Assert.True(SpinWait.SpinUntil(
            () => connection.FullState != System.Data.ConnectionState.Open, TimeSpan.FromSeconds(60)));

        Assert.IsType<AppendOutcome.Appended>((await writer.Append([_writer.Next("case:1", Act())], None))[0]);
    }

    /// <summary>
    /// The commit is durable and its answer lost: the database ends the connection in the middle of it. What the store
    /// says must be what the disk says, every time.
    /// </summary>
    [Fact]
    public async Task What_is_said_of_a_batch_whose_answer_was_lost_is_what_is_on_the_disk()
    {
        var random = new Random(20261126);
        var written = 0L;
        for (var round = 0; round < 60; round++)
        {
            AppendRequest[] batch =
                [.. Enumerable.Range(0, 40).Select(number => _writer.Next($"case:{round}-{number}", Opened(), Act()))];
            var append = Task.Run(() => _store.Append([.. batch], None));
            await Task.Run(() => Thread.SpinWait(random.Next(400_000)));
            PostgresServer.Execute(
                _server.ConnectionTo("postgres"),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'grid'");
            try
            {
                Assert.All(await append, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
                written += 80;
            }
            catch (LedgerFailure)
            {
                // Unknown: then it is all there or nothing.
                written += (await _store.Head($"case:{round}-0", None)).Sequence == 2 ? 80 : 0;
            }

            Assert.Equal(written, (await _store.Sizes(None)).Sum());
        }

        Assert.Empty((await LedgerVerifier.Verify(_store, null, None)).Damage);
    }

    private static CaseEvent.Opened Opened() => new(new("made"), IsRun: false);

    private static CaseEvent.ActRecorded Act() => new("hearing");
}
