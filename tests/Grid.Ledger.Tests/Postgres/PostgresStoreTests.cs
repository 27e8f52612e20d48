using Grid.Ledger.Postgres;

namespace Grid.Ledger.Tests.Postgres;

public sealed class PostgresStoreTests : StoreConformance, IDisposable
{
    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly List<PostgresSource> _sources = [];

    internal override async Task<ILedgerStore> Open()
    {
        _sources.Add(PostgresSource.Open(_database));
        return await PostgresLedgerStore.Open(_sources[^1], isAlone: true, CancellationToken.None);
    }

    internal override Task TakeOver()
    {
        PostgresServer.Execute(_database, "UPDATE grid.lane SET epoch = epoch + 1");
        return Task.CompletedTask;
    }

    public void Dispose() => _sources.ForEach(source => source.Pool.Dispose());
}
