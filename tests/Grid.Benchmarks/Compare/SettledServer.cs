using Grid.Ledger.Tests;
using Npgsql;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// A PostgreSQL server as one that has run for days: its log is written over segments that are there already. A new
/// server makes each of its first ones anew, 16 MB of zeros and a flush while a commit waits for them. And as one that
/// has 4 GB: with little, it writes the pages of its indexes again and again for want of room, and each commit waits
/// for the disk behind them.
/// </summary>
internal static class SettledServer
{
    /// <summary>What is set beyond the defaults; results name it.</summary>
    public const string Settings = "shared_buffers=4GB, min_wal_size=4GB, max_wal_size=8GB";

    // What min_wal_size keeps, in segments.
    private const int Segments = 256;

    /// <summary>Starts one. Whoever asks disposes of it.</summary>
    public static PostgresServer Start()
    {
        var server = new PostgresServer([.. Settings.Split(", "), "max_connections=300"]);
        using var connection = new NpgsqlConnection(server.ConnectionTo("postgres"));
        connection.Open();
        for (var segment = 0; segment < Segments; segment++)
        {
            Run(connection, "SELECT pg_logical_emit_message(false, 'settle', 'x')");
            Run(connection, "SELECT pg_switch_wal()");
        }

        // What is behind a checkpoint is kept for what is to come.
        Run(connection, "CHECKPOINT");
        Run(connection, "CHECKPOINT");
        return server;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
