using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// Who may write to which lane. A lane is taken with an epoch of its own; a session lock on the writer's connection
/// says that somebody is alive behind it, and only the epoch decides.
/// </summary>
internal static class PostgresLane
{
    private const string Lock = "pg_try_advisory_lock(1196575045, $1)";

    /// <summary>
    /// Takes the lowest lane that nobody alive holds, or makes one. Of those that are free the ones that nobody is
    /// named for come first: who was named last may be alive all the same, and just without a connection.
    /// </summary>
    /// <param name="connection">The writer's connection, which holds the lock as long as it lives.</param>
    /// <param name="isAlone">Whether nobody else may write to the database.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The lane and its epoch; nothing where somebody else writes and nobody may.</returns>
    public static async Task<(int Lane, long Epoch)?> Take(
        NpgsqlConnection connection, bool isAlone, CancellationToken cancellation)
    {
        // One taker at a time, so that two cannot make the same lane, nor each find the other in the way.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await new PostgresQuery("LOCK TABLE lane IN SHARE ROW EXCLUSIVE MODE").Run(connection, cancellation);
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
                await new PostgresQuery("SELECT pg_advisory_unlock_all()").Run(connection, cancellation);
                return null;
            }
        }

        if (ours is null)
        {
            ours = lanes.Count == 0 ? 0 : lanes.Max() + 1;
            await TryLock(connection, ours.Value, cancellation);
            await new PostgresQuery("INSERT INTO lane (lane, epoch, size) VALUES ($1, 0, 0)", ours)
                .Run(connection, cancellation);
        }

        var epoch = await Raise(connection, ours.Value, isAlone, cancellation);
        await transaction.CommitAsync(cancellation);
        return (ours.Value, epoch);
    }

    /// <summary>Whether somebody alive holds a lane.</summary>
    public static async Task<bool> IsInUse(NpgsqlConnection connection, CancellationToken cancellation)
    {
        return await new PostgresQuery(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 1196575045 "
            + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))")
            .Scalar(connection, cancellation) is true;
    }

    /// <summary>Tells the database again that somebody is alive behind the lane; another may be by now.</summary>
    public static async Task<bool> TryLock(
        NpgsqlConnection connection, int lane, CancellationToken cancellation) =>
        await new PostgresQuery($"SELECT {Lock}", lane).Scalar(connection, cancellation) is true;

    /// <summary>Says who holds the lane, as the members of the cluster know the silo.</summary>
    public static Task Name(
        NpgsqlConnection connection, (int Lane, long Epoch) ours, string holder, CancellationToken cancellation) =>
        new PostgresQuery("UPDATE lane SET holder = $3 WHERE lane = $1 AND epoch = $2", ours.Lane, ours.Epoch, holder)
            .Run(connection, cancellation);

    /// <summary>Ends the epoch of whoever held a lane: what it writes from now on is refused.</summary>
    /// <returns>The lanes it held.</returns>
    public static async Task<ImmutableArray<int>> Fence(
        NpgsqlConnection connection, string holder, CancellationToken cancellation)
    {
        return
        [
            .. await new PostgresQuery(
                "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE holder = $1 RETURNING lane", holder)
                .Rows(connection, row => row.GetInt32(0), cancellation),
        ];
    }

    private static Task<List<int>> Lanes(NpgsqlConnection connection, CancellationToken cancellation) =>
        new PostgresQuery("SELECT lane FROM lane ORDER BY holder IS NOT NULL, lane")
            .Rows(connection, row => row.GetInt32(0), cancellation);

    // Whoever is alone fences off everybody there ever was.
    private static async Task<long> Raise(
        NpgsqlConnection connection, int lane, bool isAlone, CancellationToken cancellation)
    {
        if (isAlone)
        {
            await new PostgresQuery(
                "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE lane <> $1 AND holder IS NOT NULL", lane)
                .Run(connection, cancellation);
        }

        return (long)(await new PostgresQuery(
            "UPDATE lane SET epoch = epoch + 1, holder = NULL WHERE lane = $1 RETURNING epoch", lane)
            .Scalar(connection, cancellation))!;
    }
}
