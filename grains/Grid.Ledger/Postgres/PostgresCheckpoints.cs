using Grid.Ledger.Checkpoints;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Ledger.Postgres;

/// <summary>Tiles and checkpoints in the database, for whichever silo has its turn.</summary>
/// <param name="source">The database.</param>
/// <param name="reads">Reads of it.</param>
/// <param name="ours">The lane that we write to, and our epoch of it; nothing where we only read.</param>
internal sealed class PostgresCheckpoints(
    PostgresSource source, PostgresReads reads, (int Lane, long Epoch)? ours) : ICheckpointStore
{
    // Enough to look back upon; whoever wants more keeps the file.
    private const int KeptMax = 1000;

    public async Task<string> Grid(CancellationToken cancellation)
    {
        var names = await reads.Rows(
            new("SELECT name FROM checkpoint_origin"), row => row.GetString(0), cancellation);
        return names is [var name]
            ? name
            : throw new StoreUnavailableException($"{source.Name} has no name for its grid; start a silo on it");
    }

    public async Task<ImmutableArray<(int Lane, long Size)>> Lanes(CancellationToken cancellation) =>
        [.. await reads.Rows(
            new("SELECT lane, size FROM lane ORDER BY lane"),
            row => (row.GetInt32(0), row.GetInt64(1)),
            cancellation)];

    public async Task<ImmutableArray<byte[]>> Leaves(
        int lane, long from, int count, CancellationToken cancellation) =>
        [.. await reads.Rows(
            new(
                "SELECT hash FROM entry WHERE lane = $1 AND position >= $2 AND position < $2 + $3 ORDER BY position",
                lane,
                from,
                count),
            row => row.GetFieldValue<byte[]>(0),
            cancellation)];

    public async Task<ImmutableArray<(TileId Id, byte[] Hashes)>> Tiles(
        IReadOnlyCollection<TileId> ids, CancellationToken cancellation) =>
        [.. await reads.Rows(
            new(
                "SELECT tile.lane, tile.level, tile.place, tile.hashes FROM tile JOIN unnest($1, $2, $3) "
                + "AS asked (lane, level, place) USING (lane, level, place)",
                ids.Select(id => id.Lane).ToArray(),
                ids.Select(id => id.Level).ToArray(),
                ids.Select(id => id.Index).ToArray()),
            row => (new TileId(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)), row.GetFieldValue<byte[]>(3)),
            cancellation)];

    public async Task<string?> NewestBundle(CancellationToken cancellation) => (await reads.Rows(
        new("SELECT bundle FROM checkpoint ORDER BY number DESC LIMIT 1"), row => row.GetString(0), cancellation))
        .FirstOrDefault();

    public Task Keep(
        ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle, CancellationToken cancellation) =>
        source.Read(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                if (!tiles.IsEmpty)
                {
                    batch.BatchCommands.Add(ToCommand(tiles));
                }

                if (bundle is not null)
                {
                    batch.BatchCommands.Add(new("INSERT INTO checkpoint (bundle) VALUES ($1)")
                    {
                        Parameters = { new() { Value = bundle } },
                    });
                    batch.BatchCommands.Add(new(
                        $"DELETE FROM checkpoint WHERE number <= (SELECT max(number) FROM checkpoint) - {KeptMax}"));
                }

                return batch.BatchCommands.Count == 0 ? 0 : await batch.ExecuteNonQueryAsync(cancellation);
            },
            cancellation);

    public async Task<LastVerification?> LastVerified(CancellationToken cancellation)
    {
        // A database that only an older Grid has written to has no such table.
        var known = await reads.Rows(
            new("SELECT to_regclass('grid.checkpoint_verified') IS NOT NULL"), row => row.GetBoolean(0), cancellation);
        return known[0]
            ? (await reads.Rows(
                new("SELECT at, entries FROM checkpoint_verified"),
                row => new LastVerification(row.GetDateTime(0), row.GetInt64(1)),
                cancellation)).FirstOrDefault()
            : null;
    }

    public Task KeepVerified(LastVerification verified, CancellationToken cancellation) => reads.Rows(
        new(
            "INSERT INTO checkpoint_verified (one, at, entries) VALUES (1, $1, $2) "
            + "ON CONFLICT (one) DO UPDATE SET at = excluded.at, entries = excluded.entries "
            + "WHERE checkpoint_verified.at < excluded.at RETURNING one",
            verified.At,
            verified.Entries),
        row => row.GetInt32(0),
        cancellation);

    // Whoever was fenced off has no turn any more, and whoever holds the lane now need not wait for it to be over.
    public async Task<bool> TakeTurn(TimeSpan lasting, CancellationToken cancellation) =>
        ours is var (lane, epoch) && (await reads.Rows(
            new(
                "INSERT INTO checkpoint_turn (one, holder, until) "
                + "SELECT 1, concat($1, '/', $2), now() + $3 FROM lane WHERE lane = $1 AND epoch = $2 "
                + "ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, until = excluded.until "
                + "WHERE split_part(checkpoint_turn.holder, '/', 1) = split_part(excluded.holder, '/', 1) "
                + "OR checkpoint_turn.until < now() RETURNING 1",
                lane,
                epoch,
                lasting),
            row => row.GetInt32(0),
            cancellation)).Count > 0;

    private static NpgsqlBatchCommand ToCommand(ImmutableArray<(TileId Id, byte[] Hashes)> tiles) => new(
        "INSERT INTO tile (lane, level, place, hashes) SELECT * FROM unnest($1, $2, $3, $4) "
        + "ON CONFLICT (lane, level, place) DO UPDATE SET hashes = excluded.hashes")
    {
        Parameters =
        {
            new() { Value = tiles.Select(tile => tile.Id.Lane).ToArray() },
            new() { Value = tiles.Select(tile => tile.Id.Level).ToArray() },
            new() { Value = tiles.Select(tile => tile.Id.Index).ToArray() },
            new()
            {
                Value = tiles.Select(tile => tile.Hashes).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            },
        },
    };
}
