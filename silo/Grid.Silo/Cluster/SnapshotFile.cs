using Grid.Ledger;
using Microsoft.Data.Sqlite;

namespace Grid.Silo.Cluster;

/// <summary>
/// The file of snapshots beside a store of SQLite. It may be deleted while no silo runs: all in it comes from the
/// ledger.
/// </summary>
internal static class SnapshotFile
{
    public static string Beside(string store) => store + ".snapshots.db";

    public static string ConnectionTo(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        // A file that nobody uses is closed, and leaves nothing beside it.
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>
    /// Makes the file, and sees to it that the statements in it are ours: Orleans runs what stands there.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It is not ours, or cannot be written.</exception>
    public static void Make(string file)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionTo(file));
            connection.Open();
            Run(connection, "PRAGMA journal_mode = WAL");
            using var transaction = connection.BeginTransaction(deferred: false);
            Run(connection, OrleansSchema.ReadText("snapshots.sql"));
            foreach (var (key, text) in StorageQueries.Sqlite)
            {
                Run(connection, "INSERT INTO OrleansQuery VALUES ($key, $text) ON CONFLICT DO NOTHING", key, text);
            }

            Compare(connection, file);
            transaction.Commit();
        }
        catch (SqliteException failed)
        {
            throw new StoreUnavailableException(
                $"{file} cannot be used for snapshots ({failed.Message}); delete it and start again, for all in it "
                + "comes from the ledger, or set Grid:Snapshots=false",
                failed);
        }
    }

    private static void Compare(SqliteConnection connection, string file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT QueryKey, QueryText FROM OrleansQuery ORDER BY QueryKey";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (key, text) = (reader.GetString(0), reader.GetString(1));
            if (StorageQueries.Sqlite.GetValueOrDefault(key) != text)
            {
                throw new StoreUnavailableException(
                    $"{file}: the statement {key} is not the one that this Grid has written; find out who changed it, "
                    + "delete the file, and start again");
            }
        }
    }

    private static void Run(SqliteConnection connection, string sql, string? key = null, string? text = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (key is not null)
        {
            command.Parameters.AddWithValue("$key", key);
            command.Parameters.AddWithValue("$text", text);
        }

        command.ExecuteNonQuery();
    }
}
