using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Grid.Benchmarks;

/// <summary>
/// The baseline that anybody would write first: the same disk and durability, one prepared insert and one transaction
/// per act, on one thread. Bytes of an entry's size, but no case, rule, officer or fence behind them.
/// </summary>
internal static class SingleTransactions
{
    // Enough for a steady figure; the whole log would only take longer.
    private const int ActsMax = 20_000;

    public static double ActsPerSecond(int acts)
    {
        var count = Math.Min(acts, ActsMax);
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            using var connection = new SqliteConnection(
                $"Data Source={Path.Combine(folder.FullName, "single.db")};Pooling=False");
            connection.Open();
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA synchronous = FULL");
            Run(connection, "CREATE TABLE act (position INTEGER PRIMARY KEY, stream TEXT, sequence INTEGER, body TEXT, "
                + "UNIQUE (stream, sequence))");
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO act (position, stream, sequence, body) VALUES ($1, $2, 1, $3)";
            var position = insert.Parameters.Add("$1", SqliteType.Integer);
            var stream = insert.Parameters.Add("$2", SqliteType.Text);
            insert.Parameters.Add("$3", SqliteType.Text).Value = new string('x', 750);
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                position.Value = i;
                stream.Value = $"case:{i * 7919L % count}";
                insert.ExecuteNonQuery();
                transaction.Commit();
            }

            return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
