using Npgsql;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>What an administrator sees in a database behind the grid's back.</summary>
internal static class PostgresText
{
    public static List<object[]> Rows(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return RowsOf.Query(command);
    }
}
