using Grid.Ledger.Postgres;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>Tests of several silos on one database, each with a lane of its own.</summary>
public abstract class JoinedSilos : IAsyncLifetime
{
    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly List<(PostgresSource Source, PostgresLedgerStore Store)> _silos = [];

    private protected string Database => _database;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (source, store) in _silos)
        {
            await store.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    /// <summary>The store of one more silo; several may join at once.</summary>
    private protected async Task<PostgresLedgerStore> Join()
    {
        var source = PostgresSource.Open(_database);
        var store = await PostgresLedgerStore.Open(source, isAlone: false, CancellationToken.None);
        lock (_silos)
        {
            _silos.Add((source, store));
        }

        return store;
    }
}
