using Grid.Ledger.Postgres;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>Of the silos on one database one signs at a time, and none that was fenced off.</summary>
public sealed class PostgresTurnTests : JoinedSilos
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Of_silos_that_ask_at_once_one_has_the_turn_and_keeps_it()
    {
        var stores = new[] { await Join(), await Join(), await Join(), await Join() };
        var turns = await Task.WhenAll(stores.Select(store => Task.Run(() => Asks(store))));
        var has = Assert.Single(Enumerable.Range(0, stores.Length), silo => turns[silo]);
        for (var silo = 0; silo < stores.Length; silo++)
        {
            Assert.Equal(silo == has, await Asks(stores[silo]));
        }
    }

    [Fact]
    public async Task A_turn_that_is_over_goes_to_whoever_asks()
    {
        var (one, two) = (await Join(), await Join());
        Assert.True(await one.Checkpoints!.TakeTurn(TimeSpan.FromHours(-1), None));
        Assert.True(await Asks(two));
        Assert.False(await Asks(one));
    }

    [Fact]
    public async Task A_silo_that_was_fenced_off_has_no_turn_and_its_successor_need_not_wait()
    {
        var (first, other) = (await Join(), await Join());
        Assert.True(await Asks(first));
        await first.DisposeAsync();
        var successor = await Join();
        Assert.Equal(first.Lane, successor.Lane);
        Assert.False(await Asks(other));
        Assert.True(await Asks(successor));

        PostgresServer.Execute(
            Database, "UPDATE grid.lane SET epoch = epoch + 1; DELETE FROM grid.checkpoint_turn");
        Assert.False(await Asks(successor));
        Assert.False(await Asks(other));
    }

    [Fact]
    public async Task Whoever_only_reads_has_no_turn()
    {
        await Join();
        await using var reading = await PostgresLedgerStore.OpenForReading(PostgresSource.Open(Database), None);
        Assert.False(await Asks(reading));
    }

    private static Task<bool> Asks(PostgresLedgerStore store) => store.Checkpoints!.TakeTurn(Long, None);
}
