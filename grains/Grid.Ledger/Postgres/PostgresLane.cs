using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// Who may write to which lane. A lane is taken with an epoch of its own; a session lock on the writer's connection says
/// that somebody is alive behind it, and only the epoch decides.
/// </summary>
internal static class PostgresLane
{
    private const string Lock = "pg_try_advisory_lock(1196575045, $1)";

    /// <summary>Takes the lowest lane that nobody alive holds, or makes one.</summary>
    /// <param name="connection">The writer's connection, which holds the lock as long as it lives.</param>
    /// <param name="isAlone">Whether nobody else may write to the database.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The lane and its epoch; nothing where somebody else writes and nobody may.</returns>
    public static async Task<(int Lane, long Epoch)?> Take(
        NpgsqlConnection connection, bool isAlone, CancellationToken cancellation)
    {
        // One taker at a time, so that two cannot make the same lane, nor each find the other in the way.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, "LOCK TABLE lane IN SHARE ROW EXCLUSIVE MODE", cancellation);
        var lanes = await Lanes(connection, cancellation);
        int? ours = null;
        for (var i = 0; i < lanes.Count && (ours is null || isAlone); i++)
        {
            if (await TryLock(connection, lanes[i], cancellation))
            {
                ours ??= lanes[i];
            }
            else if (isAlone)
            {
                await Run(connection, "SELECT pg_advisory_unlock_all()", cancellation);
                return null;
            }
        }

        if (ours is null)
        {
            ours = lanes.Count == 0 ? 0 : lanes[^1] + 1;
            await TryLock(connection, ours.Value, cancellation);
            await Run(connection, $"INSERT INTO lane (lane, epoch, size) VALUES ({ours}, 0, 0)", cancellation);
        }

        var epoch = await Raise(connection, ours.Value, isAlone, cancellation);
        await transaction.CommitAsync(cancellation);
        return (ours.Value, epoch);
    }

    /// <summary>Whether somebody alive holds a lane.</summary>
    public static async Task<bool> IsInUse(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 1196575045 "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Tells the database again that somebody is alive behind the lane; another may be by now.</summary>
    public static Task<bool> TryLock(NpgsqlConnection connection, int lane, CancellationToken cancellation) =>
        Ask(new NpgsqlCommand($"SELECT {Lock}", connection) { Parameters = { new() { Value = lane } } }, cancellation);

    /// <summary>Says who holds the lane, as the members of the cluster know the silo.</summary>
    public static Task Name(
        NpgsqlConnection connection, (int Lane, long Epoch) ours, string holder, CancellationToken cancellation) =>
        Run(
            connection,
            "UPDATE lane SET holder = $3 WHERE lane = $1 AND epoch = $2",
            cancellation,
            ours.Lane,
            ours.Epoch,
            holder);

    /// <summary>Ends the epoch of whoever held a lane: what it writes from now on is refused.</summary>
    /// <returns>The lanes it held.</returns>
    public static async Task<ImmutableArray<int>> Fence(
        NpgsqlConnection connection, string holder, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE holder = $1 RETURNING lane", connection)
        {
            Parameters = { new() { Value = holder } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lanes = ImmutableArray.CreateBuilder<int>();
        while (await reader.ReadAsync(cancellation))
        {
            lanes.Add(reader.GetInt32(0));
        }

        return lanes.ToImmutable();
    }

    private static async Task<List<int>> Lanes(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT lane FROM lane ORDER BY lane", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lanes = new List<int>();
        while (await reader.ReadAsync(cancellation))
        {
            lanes.Add(reader.GetInt32(0));
        }

        return lanes;
    }

    // Whoever is alone fences off everybody there ever was.
    private static async Task<long> Raise(
        NpgsqlConnection connection, int lane, bool isAlone, CancellationToken cancellation)
    {
        if (isAlone)
        {
            await Run(
                connection,
                "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE lane <> $1 AND holder IS NOT NULL",
                cancellation,
                lane);
        }

        await using var command = new NpgsqlCommand(
            "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE lane = $1 RETURNING epoch", connection)
        {
            Parameters = { new() { Value = lane } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<bool> Ask(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            return await command.ExecuteScalarAsync(cancellation) is true;
        }
    }

    private static async Task Run(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
