using Grid.Ledger.Tests;

namespace Grid.Cli.Tests.Snapshots;

/// <summary>The contract on PostgreSQL, in the database of the ledger.</summary>
public sealed class PostgresStorageTests : StorageContract
{
    private readonly string _database = PostgresServer.Shared.NewDatabase();

    protected override string NewStore(TestFolder folder) => $"postgres:{_database}";

    protected override void DeleteRows() => PostgresServer.Execute(_database, "DELETE FROM grid.orleansstorage");
}
