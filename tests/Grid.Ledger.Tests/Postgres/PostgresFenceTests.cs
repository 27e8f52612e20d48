using Grid.Domain.Officers;
using Grid.Ledger.Postgres;
using Npgsql;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>
/// Several silos on one database, raced for real: each has a lane, and whatever they do at once, one head has one
/// successor and no decision outlives what it relied on.
/// </summary>
public sealed class PostgresFenceTests : JoinedSilos
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly OfficerId Ada = new("officer:ada");

    [Fact]
    public async Task Each_silo_takes_the_lowest_lane_that_nobody_holds()
    {
        var (one, two, three) = (await Join(), await Join(), await Join());
        Assert.Equal((0, 1, 2), (one.Lane, two.Lane, three.Lane));

        await two.DisposeAsync();
        Assert.Equal(1, (await Join()).Lane);
        Assert.Equal([(0, 1L), (1, 2L), (2, 1L)], await Epochs());
    }

    [Fact]
    public async Task A_store_tells_what_the_clock_of_the_database_says()
    {
        var said = await (await Join()).Now(None);

        Assert.InRange(said!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Of_the_lanes_that_are_free_one_that_nobody_is_named_for_goes_first()
    {
        var (cut, dead, writer) = (await Join(), await Join(), new EntryWriter());
        await cut.Append([writer.Next("case:1", Opened())], None);
        await cut.Name("10.0.0.1:11111@7", None);
        await dead.Name("10.0.0.2:11111@7", None);
        await dead.DisposeAsync();
        Assert.Equal(1, Assert.Single(await cut.Fence("10.0.0.2:11111@7", None)));
        EndConnections();

        Assert.Equal(1, (await Join()).Lane);
        Assert.IsType<AppendOutcome.Appended>((await cut.Append([writer.Next("case:1", Act())], None))[0]);
    }

    [Fact]
    public async Task A_silo_that_was_cut_off_holds_its_lane_again_though_its_old_connection_lasted_for_a_while()
    {
        var (silo, writer) = (await Join(), new EntryWriter());
        await silo.Append([writer.Next("case:1", Opened())], None);
        EndConnections();
        await using var old = new NpgsqlConnection(Database + ";Pooling=false");
        await old.OpenAsync();
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(1196575045, 0)", old);
        await hold.ExecuteNonQueryAsync();
        await silo.Append([writer.Next("case:1", Act())], None);
        await using var end = new NpgsqlCommand("SELECT pg_advisory_unlock(1196575045, 0)", old);
        await end.ExecuteNonQueryAsync();
        await silo.Append([writer.Next("case:1", Act())], None);
        Assert.Equal(1, (await Join()).Lane);
        Assert.IsType<AppendOutcome.Appended>((await silo.Append([writer.Next("case:1", Act())], None))[0]);
    }

    [Fact]
    public async Task Silos_that_start_at_once_take_different_lanes()
    {
        var joined = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(Join)).ToList());
        Assert.Equal(Enumerable.Range(0, 6), joined.Select(store => store.Lane).Order());
    }

    [Fact]
    public async Task Whoever_must_be_alone_does_not_start_beside_another()
    {
        await Join();
        await using var source = PostgresSource.Open(Database);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => PostgresLedgerStore.Open(source, isAlone: true, None));
        Assert.Contains("in use by a running grid", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_activations_that_follow_one_head_from_two_lanes_one_is_written_each_time()
    {
        var (one, two) = (await Join(), await Join());
        var writer = new EntryWriter();
        await one.Append([writer.Next("case:1", Opened())], None);
        for (var round = 0; round < 100; round++)
        {
            var (mine, yours) = (writer.Rival("case:1", Act()), writer.Rival("case:1", Act()));
            var outcomes = await Task.WhenAll(
                Task.Run(() => one.Append([mine], None)), Task.Run(() => two.Append([yours], None)));
            var written = Assert.Single(outcomes, outcome => outcome[0] is AppendOutcome.Appended);
            Assert.Single(outcomes, outcome => outcome[0] is AppendOutcome.Fenced);
            // The next round follows the one that won.
            writer.Follow("case:1", written == outcomes[0] ? mine : yours);
        }

        Assert.Equal(101, (await one.Sizes(None)).Sum());
    }

    [Fact]
    public async Task Batches_that_lock_the_same_streams_in_opposite_orders_all_end()
    {
        var (one, two) = (await Join(), await Join());
        var writer = new EntryWriter();
        string[] streams = [.. Enumerable.Range(0, 50).Select(number => $"case:{number}")];
        await one.Append([.. streams.Select(stream => writer.Next(stream, Opened()))], None);
        AppendRequest[] mine = [.. streams.Select(stream => writer.Rival(stream, Act()))];
        AppendRequest[] yours = [.. streams.Reverse().Select(stream => writer.Rival(stream, Act()))];
        var outcomes = await Task.WhenAll(
            Task.Run(() => one.Append([.. mine], None)), Task.Run(() => two.Append([.. yours], None)));

        Assert.Equal(50, outcomes.SelectMany(all => all).Count(outcome => outcome is AppendOutcome.Appended));
        Assert.Equal(50, outcomes.SelectMany(all => all).Count(outcome => outcome is AppendOutcome.Fenced));
    }

    [Fact]
    public async Task A_zombie_writes_nothing_once_it_was_declared_dead()
    {
        var (zombie, survivor) = (await Join(), await Join());
        var writer = new EntryWriter();
        await zombie.Name("10.0.0.1:11111@7", None);
        await zombie.Append([writer.Next("case:1", Opened())], None);
        Assert.Equal(0, Assert.Single(await survivor.Fence("10.0.0.1:11111@7", None)));

        await Assert.ThrowsAsync<LedgerFailure>(() => zombie.Append([writer.Next("case:2", Opened())], None));
        await zombie.Fenced.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<LedgerFailure>(() => zombie.Probe(None));
        Assert.Equal([1L, 0L], (await survivor.Sizes(None)).AsEnumerable());
        // What was said to be dead is not the one that holds the lane by now.
        Assert.Empty(await survivor.Fence("10.0.0.1:11111@7", None));
    }

    /// <summary>
    /// Acts of an officer go on from one lane while the officer is suspended from another. The database says in which
    /// order they became durable.
    /// </summary>
    [Fact]
    public async Task No_act_is_written_behind_the_suspension_that_it_relied_past()
    {
        var (acts, officers) = (await Join(), await Join());
        var (cases, registry) = (new EntryWriter(), new EntryWriter());
        await officers.Append(
            [registry.Next(Ada.Value, new OfficerEvent.Registered(new("made"), Standing.Active))], None);
        for (var round = 1; round <= 20; round++)
        {
            var moved = registry.Next(
                Ada.Value,
                round % 2 == 1
                    ? new OfficerEvent.Suspended(PersonalDigest())
                    : (object)new OfficerEvent.Reinstated(PersonalDigest()));
            // On a busy machine the suspension may come before every one of those in flight.
            Assert.IsType<AppendOutcome.Appended>(
                (await acts.Append([Act(cases, $"case:{round}-early", round)], None))[0]);
            var inFlight = Enumerable.Range(0, 4)
                .Select(lane => Task.Run(() => Acts(acts, cases, round, lane))).ToList();
            var suspension = Task.Run(() => officers.Append([moved], None));
            Assert.IsType<AppendOutcome.Appended>((await suspension)[0]);
            // From here on whatever relies on what was before is stale.
            Assert.IsType<AppendOutcome.Stale>((await acts.Append([Act(cases, $"case:{round}-late", round)], None))[0]);
            await Task.WhenAll(inFlight);
        }

        Assert.Equal(0, await Count(
            """
            SELECT count(*) FROM grid.entry act JOIN grid.entry moved ON moved.stream = 'officer:ada'
              AND moved.sequence > (act.body::json -> 'relied' ->> 'officer:ada')::int
            WHERE act.stream LIKE 'case:%'
              AND pg_xact_commit_timestamp(act.xmin) > pg_xact_commit_timestamp(moved.xmin)
            """));
        Assert.NotEqual(0, await Count("SELECT count(*) FROM grid.entry WHERE stream LIKE 'case:%'"));
    }

    // Ended for good when it returns.
    private void EndConnections() => PostgresServer.Execute(
        Database,
        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
        + "WHERE application_name = 'grid' AND datname = current_database()");

    private static CaseEvent.Opened Opened() => new(new("made"), IsRun: false);

    private static CaseEvent.ActRecorded Act() => new("hearing");

    private static TextDigest PersonalDigest() => new PersonalText("leave", new string('0', 32)).Digest;

    private static async Task Acts(PostgresLedgerStore store, EntryWriter writer, int relied, int lane)
    {
        for (var number = 0; number < 5; number++)
        {
            var request = Act(writer, $"case:{relied}-{lane}-{number}", relied);
            if ((await store.Append([request], None))[0] is AppendOutcome.Stale)
            {
                return;
            }
        }
    }

    private static AppendRequest Act(EntryWriter writer, string stream, int relied)
    {
        lock (writer)
        {
            return writer.Next(
                stream,
                new Telling { Relied = EntryHeader.NothingRelied.Add(Ada.Value, relied) },
                Opened());
        }
    }

    private async Task<IEnumerable<(int, long)>> Epochs()
    {
        await using var source = PostgresSource.Open(Database);
        using var tables = new PostgresTables(source);
        return [.. tables.Lanes().Select(lane => ((int)lane.Lane, lane.Epoch))];
    }

    private async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
