using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger.Postgres;

/// <summary>A statement with its values, by place: <c>$1</c>, <c>$2</c> …</summary>
internal sealed class PostgresQuery(string sql, params object?[] values)
{
    /// <summary>Runs what answers nothing.</summary>
    public async Task Run(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = On(connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first value of the first row; nothing where there is none.</summary>
    public async Task<object?> Scalar(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = On(connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Every row.</summary>
    public async Task<List<T>> Rows<T>(
        NpgsqlConnection connection, Func<NpgsqlDataReader, T> map, CancellationToken cancellation)
    {
        await using var command = On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    private NpgsqlCommand On(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            // What is absent has a type all the same, which the database asks for.
            command.Parameters.Add(value is null
                ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
