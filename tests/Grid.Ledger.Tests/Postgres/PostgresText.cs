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
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
