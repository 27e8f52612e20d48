using Microsoft.Data.Sqlite;

namespace Grid.Cli.Tests.Running;

/// <summary>A store's file in the hands of somebody who does not ask the grid.</summary>
internal static class EditedFile
{
    /// <summary>Runs a statement on the file.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Change(string file, string sql) => With(file, sql, command => command.ExecuteNonQuery());

    /// <summary>Asks the file for one value.</summary>
    public static object? Ask(string file, string sql) => With(file, sql, command => command.ExecuteScalar());

    private static T With<T>(string file, string sql, Func<SqliteCommand, T> use)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return use(command);
    }
}
