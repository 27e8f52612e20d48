using System.Globalization;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>Every table as it stands, read in one transaction: SQLite then shows the same moment to the end.</summary>
internal sealed class SqliteTables(SqliteFile file) : StoredTables
{
    private const int Error = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private SqliteConnection? _connection;

    public override IEnumerable<Damage> CheckStructure()
    {
        var found = new List<Damage>();
        try
        {
            found.AddRange(
                from row in Rows("PRAGMA integrity_check")
                let finding = Text(row, 0)
                where finding != "ok"
                select new Damage(TableIn(finding), file.Path, "(structure)", finding));
            found.AddRange(SqliteSchema.Differences(
                Rows("SELECT name, sql FROM sqlite_schema").Select(row => (Text(row, 0), Text(row, 1))),
                Rows("PRAGMA user_version").Select(row => Number(row, 0)).Single()));
            found.AddRange(
                from row in Lanes()
                where row.Lane != 0
                select new Damage("lane", $"{row.Lane}", "lane", "a store of this kind has lane 0 alone"));
        }
        catch (LedgerFailure broken) when (
            broken.InnerException is SqliteException { SqliteErrorCode: Error or Corrupt or NotADatabase })
        {
            found.Add(new("(file)", file.Path, "(structure)", broken.InnerException.Message));
        }

        return found;
    }

    public override IEnumerable<StoredEntry> Entries() =>
        Rows("SELECT lane, position, hash, CAST(body AS BLOB), stream, sequence, type FROM entry ORDER BY position")
            .Select(row => new StoredEntry(
                Number(row, 0) is >= 0 and <= int.MaxValue and var lane ? (int)lane : -1,
                Number(row, 1),
                Bytes(row, 2),
                Bytes(row, 3))
            {
                Stream = Text(row, 4),
                Sequence = Number(row, 5),
                Type = Text(row, 6),
            });

    public override IReadOnlyList<EntrySource> Sources() => [new SqliteEntrySource(Read(Connection), file.Path)];

    public override IEnumerable<(long Lane, long Epoch, long Size)> Lanes() =>
        Rows("SELECT lane, epoch, size FROM lane ORDER BY lane")
            .Select(row => (Number(row, 0), Number(row, 1), Number(row, 2)));

    public override IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads() =>
        Rows("SELECT stream, sequence, hash FROM stream_head ORDER BY stream")
            .Select(row => (Text(row, 0), Number(row, 1), Bytes(row, 2)));

    public override IEnumerable<HoldingRow> Holdings() =>
        Rows("SELECT \"case\", slot, seat, acting, officer, since, sequence FROM holding")
            .Select(row => new HoldingRow(Text(row, 0), Text(row, 1), Number(row, 2), Number(row, 3))
            {
                Officer = Text(row, 4),
                Since = Text(row, 5),
                Sequence = Number(row, 6),
            });

    public override IEnumerable<CaseHead> CaseHeads() =>
        Rows("SELECT \"case\", procedure, stage, unit, status FROM case_head")
            .Select(row => new CaseHead(
                Text(row, 0), TextOrNull(row, 1), TextOrNull(row, 2), TextOrNull(row, 3), Text(row, 4)));

    public override IEnumerable<StoredClock> Clocks() =>
        Rows("SELECT count(*) FROM sqlite_schema WHERE name = 'clock'").Any(row => Number(row, 0) == 1)
            ? Rows("SELECT \"case\", clock, warning, level, due, sequence, shard FROM clock")
                .Select(row => new StoredClock(Text(row, 0), Text(row, 1), Number(row, 2))
                {
                    Level = Text(row, 3),
                    Due = Number(row, 4),
                    Sequence = Number(row, 5),
                    Shard = Number(row, 6),
                })
            : [];

    public override IEnumerable<(string Digest, string? Salt, string? Text)> Texts() =>
        Rows("SELECT digest, salt, text FROM personal_text")
            .Select(row => (Text(row, 0), TextOrNull(row, 1), TextOrNull(row, 2)));

    public override IEnumerable<(string Version, string Content)> Packs() =>
        Rows("SELECT version, content FROM pack_content").Select(row => (Text(row, 0), Text(row, 1)));

    public override IEnumerable<(TileId Id, byte[] Hashes)> Tiles() =>
        Rows("SELECT count(*) FROM sqlite_schema WHERE name = 'tile'").Any(row => Number(row, 0) == 1)
            ? Rows("SELECT lane, level, place, hashes FROM tile").Select(row => (
                new TileId((int)Math.Clamp(Number(row, 0), -1, int.MaxValue), (int)Number(row, 1), Number(row, 2)),
                Bytes(row, 3)))
            : [];

    public override void Dispose() => _connection?.Dispose();

    private IEnumerable<object[]> Rows(string sql)
    {
        using var command = Read(() => Command(sql));
        using var reader = Read(command.ExecuteReader);
        while (Read(reader.Read))
        {
            var row = new object[reader.FieldCount];
            Read(() => reader.GetValues(row));
            yield return row;
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = Connection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private SqliteConnection Connection()
    {
        if (_connection is null)
        {
            _connection = file.Connect(SqliteOpenMode.ReadOnly);
            using var begin = _connection.CreateCommand();
            begin.CommandText = "BEGIN";
            begin.ExecuteNonQuery();
        }

        return _connection;
    }

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException failed)
        {
            throw new LedgerFailure(SqliteFile.Unavailable(file.Path, failed).Message, failed);
        }
    }

    private static string TableIn(string finding) => SqliteSchema.Tables.FirstOrDefault(
        table => finding.EndsWith($" in {table}", StringComparison.Ordinal)
            || finding.Contains($" in {table}.", StringComparison.Ordinal)
            || finding.Contains($"sqlite_autoindex_{table}_", StringComparison.Ordinal)) ?? "(file)";

    private static byte[] Bytes(object[] row, int column) => row[column] as byte[] ?? [];

    private static string Text(object[] row, int column) => TextOrNull(row, column) ?? "";

    private static string? TextOrNull(object[] row, int column) =>
        row[column] is DBNull ? null : Convert.ToString(row[column], CultureInfo.InvariantCulture);

    private static long Number(object[] row, int column) => row[column] is long number ? number : long.MinValue;
}
