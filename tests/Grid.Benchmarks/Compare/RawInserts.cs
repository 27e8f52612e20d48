using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// The same entries written by hand: one transaction each on many connections, and in batches of 500 as fast as the
/// database takes them.
/// </summary>
internal sealed class RawInserts(string connectionString, IReadOnlyList<RawInserts.Row> rows)
{
    private const int Connections = 32;
    private const int BatchSize = 500;

    /// <summary>What the grid has written.</summary>
    public sealed record Row(string Stream, int Sequence, string Type, byte[] Hash, string Body);

    /// <summary>The entries of a grid's store.</summary>
    public static async Task<List<Row>> Of(string store, int count)
    {
        await using var connection = await Connect(store);
        await using var command = new NpgsqlCommand(
            "SELECT stream, sequence, type, hash, body FROM grid.entry "
            + $"WHERE type = 'case.act-recorded.v1' LIMIT {count}",
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>(count);
        while (await reader.ReadAsync())
        {
            rows.Add(new(
                reader.GetString(0),
                reader.GetInt32(1),
                reader.GetString(2),
                reader.GetFieldValue<byte[]>(3),
                reader.GetString(4)));
        }

        return rows;
    }

    /// <summary>One INSERT transaction an act.</summary>
    public async Task<double> OneByOne()
    {
        await Make("one", withIndex: true);
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            await using var connection = await Connect(connectionString);
            await using var command = new NpgsqlCommand(
                "INSERT INTO raw_one (lane, position, sequence, stream, type, hash, body) "
                + "VALUES (0, $1, $2, $3, $4, $5, $6)",
                connection);
            foreach (var type in (NpgsqlDbType[])[
                NpgsqlDbType.Bigint, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bytea,
                NpgsqlDbType.Text])
            {
                command.Parameters.Add(new() { NpgsqlDbType = type });
            }

            await command.PrepareAsync();
            while (Interlocked.Increment(ref next) is var place && place < rows.Count)
            {
                var row = rows[place];
                object[] values = [(long)place, row.Sequence, row.Stream, row.Type, row.Hash, row.Body];
                for (var i = 0; i < values.Length; i++)
                {
                    command.Parameters[i].Value = values[i];
                }

                await command.ExecuteNonQueryAsync();
            }
        }));
        return rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Batches of 500, nothing decided, nothing else running.</summary>
    public async Task<double> Batches(bool withIndex)
    {
        var name = withIndex ? "indexed" : "bare";
        await Make(name, withIndex);
        await using var connection = await Connect(connectionString);
        await using var command = new NpgsqlCommand(
            $"INSERT INTO raw_{name} (lane, position, sequence, stream, type, hash, body) SELECT 0, given.* FROM "
            + "unnest($1, $2, $3, $4, $5, $6) AS given",
            connection);
        foreach (var type in (NpgsqlDbType[])[
            NpgsqlDbType.Bigint, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bytea,
            NpgsqlDbType.Text])
        {
            command.Parameters.Add(new() { NpgsqlDbType = type | NpgsqlDbType.Array });
        }

        await command.PrepareAsync();
        var started = Stopwatch.GetTimestamp();
        for (var from = 0; from < rows.Count; from += BatchSize)
        {
            var page = rows.Skip(from).Take(BatchSize).ToList();
            var first = (long)from;
            command.Parameters[0].Value = page.Select((_, i) => first + i).ToArray();
            command.Parameters[1].Value = page.Select(row => row.Sequence).ToArray();
            command.Parameters[2].Value = page.Select(row => row.Stream).ToArray();
            command.Parameters[3].Value = page.Select(row => row.Type).ToArray();
            command.Parameters[4].Value = page.Select(row => row.Hash).ToArray();
            command.Parameters[5].Value = page.Select(row => row.Body).ToArray();
            await command.ExecuteNonQueryAsync();
        }

        return rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task Make(string name, bool withIndex)
    {
        await using var connection = await Connect(connectionString);
        await using var command = new NpgsqlCommand(
            $"DROP TABLE IF EXISTS raw_{name}; CREATE TABLE raw_{name} (lane integer NOT NULL, "
            + "position bigint NOT NULL, sequence integer NOT NULL, stream text COLLATE \"C\" NOT NULL, "
            + "type text COLLATE \"C\" NOT NULL, "
            + "hash bytea NOT NULL, body text COLLATE \"C\" NOT NULL, PRIMARY KEY (lane, position));"
            + (withIndex ? $"CREATE UNIQUE INDEX ON raw_{name} (stream, sequence)" : ""),
            connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> Connect(string to)
    {
        var connection = new NpgsqlConnection(to + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SET synchronous_commit = on", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
