using Microsoft.Data.Sqlite;

namespace Grid.Cli.Tests.Snapshots;

/// <summary>The contract on SQLite, in the file beside the ledger's.</summary>
public sealed class SqliteStorageTests : StorageContract
{
    private string? _file;

    protected override string NewStore(TestFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _file = folder["grid.db.snapshots.db"];
        return folder.Store();
    }

    protected override void DeleteRows()
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM OrleansStorage";
        command.ExecuteNonQuery();
    }
}
