using System.Globalization;
using Grid.Ledger.Checkpoints;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The queries of one reading connection for tiles and checkpoints.</summary>
internal sealed class SqliteCheckpointReads(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _lanes = SqliteReads.Query(
        connection, "SELECT lane, size FROM lane ORDER BY lane", 0);

    private readonly SqliteCommand _leaves = SqliteReads.Query(
        connection,
        "SELECT hash FROM entry WHERE lane = $1 AND position >= $2 AND position < $2 + $3 ORDER BY position",
        3);

    private SqliteCommand? _tile;

    /// <summary>The name of the grid; nothing in a store of a format that has none.</summary>
    public string? Grid() => HasTable("tile") ? (string?)Scalar("SELECT name FROM origin") : null;

    public string? NewestBundle() =>
        HasTable("tile") ? (string?)Scalar("SELECT bundle FROM checkpoint ORDER BY number DESC LIMIT 1") : null;

    public ImmutableArray<(int Lane, long Size)> Lanes()
    {
        using var reader = _lanes.ExecuteReader();
        var lanes = ImmutableArray.CreateBuilder<(int Lane, long Size)>();
        while (reader.Read())
        {
            lanes.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        return lanes.ToImmutable();
    }

    public ImmutableArray<byte[]> Leaves(int lane, long from, int count)
    {
        using var reader = SqliteReads.With(_leaves, lane, from, count).ExecuteReader();
        var leaves = ImmutableArray.CreateBuilder<byte[]>(count);
        while (reader.Read())
        {
            leaves.Add(reader.GetFieldValue<byte[]>(0));
        }

        return leaves.ToImmutable();
    }

    public ImmutableArray<(TileId Id, byte[] Hashes)> Tiles(IReadOnlyCollection<TileId> ids)
    {
        if (!HasTable("tile"))
        {
            return [];
        }

        _tile ??= SqliteReads.Query(
            connection, "SELECT hashes FROM tile WHERE lane = $1 AND level = $2 AND place = $3", 3);
        var tiles = ImmutableArray.CreateBuilder<(TileId Id, byte[] Hashes)>(ids.Count);
        foreach (var id in ids)
        {
            if (SqliteReads.With(_tile, id.Lane, id.Level, id.Index).ExecuteScalar() is byte[] hashes)
            {
                tiles.Add((id, hashes));
            }
        }

        return tiles.ToImmutable();
    }

    public LastVerification? LastVerified()
    {
        if (!HasTable("verified"))
        {
            return null;
        }

        using var command = SqliteReads.Query(connection, "SELECT at, entries FROM verified", 0);
        using var reader = command.ExecuteReader();
        // A note that somebody spoilt is no note.
        return reader.Read() && DateTime.TryParseExact(
            reader.GetString(0), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? new(at, reader.GetInt64(1))
            : null;
    }

    public void Dispose()
    {
        _lanes.Dispose();
        _leaves.Dispose();
        _tile?.Dispose();
    }

    private bool HasTable(string name) => Scalar($"SELECT 1 FROM sqlite_schema WHERE name = '{name}'") is not null;

    private object? Scalar(string sql)
    {
        using var command = SqliteReads.Query(connection, sql, 0);
        return command.ExecuteScalar();
    }
}
