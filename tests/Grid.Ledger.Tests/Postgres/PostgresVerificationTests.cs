using Grid.Ledger.Postgres;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>A ledger of several lanes in a database is verified lane beside lane, all at one moment.</summary>
public sealed class PostgresVerificationTests : IAsyncLifetime
{
    private const int Lanes = 3;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly List<(PostgresSource Source, PostgresLedgerStore Store)> _silos = [];

    public async Task InitializeAsync()
    {
        for (var silo = 0; silo < Lanes; silo++)
        {
            var source = PostgresSource.Open(_database);
            _silos.Add((source, await PostgresLedgerStore.Open(source, isAlone: false, None)));
        }

        var requests = MadeLedger.Requests();
        for (var number = 0; number < requests.Length; number++)
        {
            var outcomes = await _silos[number % Lanes].Store.Append([requests[number]], None);
            Assert.IsType<AppendOutcome.Appended>(Assert.Single(outcomes));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var (source, store) in _silos)
        {
            await store.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    [Fact]
    public async Task Every_lane_is_a_source_of_its_own_and_all_of_them_are_whole()
    {
        var report = await Verify();
        Assert.Empty(report.Damage);
        Assert.Equal((Lanes, Lanes), (report.Lanes, report.Roots.Count));
        Assert.Equal(MadeLedger.Requests().Sum(request => request.Entries.Length), report.Entries);
        using var tables = _silos[0].Store.Tables;
        var sources = tables.Sources();
        Assert.Equal(Lanes, sources.Count);
        Close(sources);
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_in_no_lane_and_no_table()
    {
        using var tables = _silos[0].Store.Tables;
        var sizes = tables.Lanes().ToList();
        var writer = new EntryWriter();
        foreach (var (_, store) in _silos)
        {
            await store.Append(
                [writer.Next($"case:late/{store.Lane}", new CaseEvent.Opened(new("made"), IsRun: false))], None);
        }

        var sources = tables.Sources();
        Assert.Equal(sizes.Select(lane => lane.Size), sources.Select(source => (long)Count(source)));
        Assert.DoesNotContain(tables.Heads(), head => head.Stream.StartsWith("case:late", StringComparison.Ordinal));
        Close(sources);
    }

    [Fact]
    public async Task Sources_that_nobody_reads_to_their_end_keep_nobody_waiting()
    {
        using var tables = _silos[0].Store.Tables;
        var sources = tables.Sources();
        Assert.True(sources[1].Read(new()));
        Close(sources);
        Assert.Empty((await Verify()).Damage);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_row_that_was_changed_is_found_whatever_its_lane(int lane)
    {
        PostgresServer.Execute(
            _database,
            $"UPDATE grid.entry SET body = replace(body, 'record', 'request') WHERE lane = {lane} AND position = 3");
        Assert.Contains(
            (await Verify()).Damage,
            damage => damage.Table == "entry" && damage.Row.StartsWith($"{lane}/3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_a_lane_that_the_table_of_lanes_does_not_know_are_found()
    {
        PostgresServer.Execute(_database, "UPDATE grid.entry SET lane = 7 WHERE lane = 2 AND position = 3");
        Assert.Contains((await Verify()).Damage, damage => damage.Row.StartsWith("7/3", StringComparison.Ordinal));
    }

    private static int Count(EntrySource source)
    {
        var (count, batch) = (0, new EntryBatch());
        while (source.Read(batch))
        {
            count += batch.Count;
            batch.Clear();
        }

        return count;
    }

    private static void Close(IReadOnlyList<EntrySource> sources)
    {
        foreach (var source in sources)
        {
            source.Dispose();
        }
    }

    private Task<VerificationReport> Verify() => LedgerVerifier.Verify(_silos[0].Store, null, None);
}
