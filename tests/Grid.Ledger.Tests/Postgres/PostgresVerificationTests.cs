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
    public void While_what_cannot_change_is_read_no_moment_of_the_database_is_held()
    {
        using var tables = _silos[0].Store.Tables;
        Assert.Empty(tables.CheckStructure());
        Assert.NotEqual(0, Held());
        var settled = tables.SettledSources();
        Assert.True(settled[0].Read(new()));
        Assert.Equal(0, Held());
        Close(settled);
        Assert.All(tables.Sources(), source => Assert.Equal(0, Count(source)));
        Assert.NotEqual(0, Held());
    }

    [Fact]
    public async Task What_is_written_while_what_was_there_is_read_is_verified_as_well()
    {
        var (writer, late) = (new EntryWriter(), 0);
        var report = await LedgerVerifier.Verify(_silos[0].Store, new Told(() => Write().Wait()), None);
        Assert.Empty(report.Damage);
        Assert.NotEqual(0, late);
        Assert.Equal(MadeLedger.Requests().Sum(request => request.Entries.Length) + Lanes, report.Entries);

        async Task Write()
        {
            foreach (var (_, store) in late++ == 0 ? _silos : [])
            {
                await store.Append(
                    [writer.Next($"case:late/{store.Lane}", new CaseEvent.Opened(new("made"), IsRun: false))], None);
            }
        }
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

    // Whoever holds one keeps its rows from being cleared away.
    private long Held() => (long)PostgresText.Rows(
        _database,
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'grid' AND datname = current_database() "
        + "AND (backend_xmin IS NOT NULL OR state LIKE 'idle in transaction%')").Single()[0];

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

    private sealed class Told(Action act) : IProgress<long>
    {
        public void Report(long value) => act();
    }

    private Task<VerificationReport> Verify() => LedgerVerifier.Verify(_silos[0].Store, null, None);
}
