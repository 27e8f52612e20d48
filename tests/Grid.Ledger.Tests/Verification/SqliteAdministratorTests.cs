using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests.Verification;

public sealed class SqliteAdministratorTests : AdministratorConformance
{
    private readonly TempFolder _stores = new();

    internal override Task Create(string name) => Task.CompletedTask;

    internal override void Copy(string from, string to) => File.Copy(PathOf(from), PathOf(to));

    internal override Task<ILedgerStore> Open(string name) =>
        Task.FromResult<ILedgerStore>(SqliteLedgerStore.Open(PathOf(name)));

    internal override Task<ILedgerStore> OpenForReading(string name) =>
        Task.FromResult<ILedgerStore>(SqliteLedgerStore.OpenForReading(PathOf(name)));

    internal override void Run(string name, string sql) => SqliteText.Run(PathOf(name), sql);

    private string PathOf(string name) => _stores[$"{name}.db"];
}
