using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Tests;

/// <summary>What an administrator does to a store behind the grid's back.</summary>
internal static class SqliteText
{
    public static void Run(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = 1;" + sql;
        command.ExecuteNonQuery();
    }

    public static List<object[]> Rows(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return RowsOf.Query(command);
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
