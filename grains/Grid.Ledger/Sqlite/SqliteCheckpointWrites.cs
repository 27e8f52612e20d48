using Grid.Ledger.Checkpoints;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The statements of the writer for tiles and checkpoints.</summary>
internal sealed class SqliteCheckpointWrites(SqliteConnection connection) : IDisposable
{
    // Enough to look back upon; whoever wants more keeps the file.
    private const int KeptMax = 1000;

    private readonly SqliteCommand _tile = SqliteReads.Query(
        connection,
        "INSERT INTO tile (lane, level, place, hashes) VALUES ($1, $2, $3, $4) "
        + "ON CONFLICT (lane, level, place) DO UPDATE SET hashes = excluded.hashes",
        4);

    private readonly SqliteCommand _bundle = SqliteReads.Query(
        connection, "INSERT INTO checkpoint (bundle) VALUES ($1) RETURNING number", 1);

    private readonly SqliteCommand _drop = SqliteReads.Query(
        connection, "DELETE FROM checkpoint WHERE number <= $1", 1);

    public void Keep(ImmutableArray<(TileId Id, byte[] Hashes)> tiles, string? bundle)
    {
        foreach (var (id, hashes) in tiles)
        {
            SqliteReads.With(_tile, id.Lane, id.Level, id.Index, hashes).ExecuteNonQuery();
        }

        if (bundle is not null)
        {
            var number = (long)SqliteReads.With(_bundle, bundle).ExecuteScalar()!;
            SqliteReads.With(_drop, number - KeptMax).ExecuteNonQuery();
        }
    }

    // Times are all written alike, so their order is that of the text.
    public void Keep(LastVerification verified)
    {
        using var command = SqliteReads.Query(
            connection,
            "INSERT INTO verified (one, at, entries) VALUES (1, $1, $2) ON CONFLICT (one) DO UPDATE "
            + "SET at = excluded.at, entries = excluded.entries WHERE verified.at < excluded.at",
            2);
        SqliteReads.With(command, $"{verified.At:O}", verified.Entries).ExecuteNonQuery();
    }

    public void Dispose()
    {
        _tile.Dispose();
        _bundle.Dispose();
        _drop.Dispose();
    }
}
