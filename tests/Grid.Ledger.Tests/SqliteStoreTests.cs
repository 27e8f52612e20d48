using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests;

public sealed class SqliteStoreTests : StoreConformance, IDisposable
{
    private readonly TempFolder _folder = new();

    internal override Task<ILedgerStore> Open() =>
        Task.FromResult<ILedgerStore>(SqliteLedgerStore.Open(_folder["grid.db"]));

    internal override Task TakeOver()
    {
        SqliteText.Run(_folder["grid.db"], "UPDATE lane SET epoch = epoch + 1");
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
