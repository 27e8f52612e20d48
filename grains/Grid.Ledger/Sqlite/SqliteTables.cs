using System.Globalization;
using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The tables beside <c>entry</c>, read as they stand.</summary>
internal sealed class SqliteTables(SqliteFile file) : StoredTables
{
    public override IEnumerable<Damage> CheckStructure() =>
        from row in Rows("PRAGMA integrity_check")
        let finding = Text(row, 0)
        where finding != "ok"
        select new Damage("(file)", file.Path, "(structure)", finding ?? "");

    public override IEnumerable<(long Lane, long Epoch, long Size)> Lanes() =>
        Rows("SELECT lane, epoch, size FROM lane ORDER BY lane")
            .Select(row => (Number(row, 0), Number(row, 1), Number(row, 2)));

    public override IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads() =>
        Rows("SELECT stream, sequence, hash FROM stream_head ORDER BY stream")
            .Select(row => (Text(row, 0) ?? "", Number(row, 1), row[2] as byte[] ?? []));

    public override IEnumerable<Holding> Holdings() =>
        Rows("SELECT \"case\", slot, seat, acting, officer, since, sequence FROM holding")
            .Select(row => new Holding(
                new(Text(row, 0) ?? "", Text(row, 1) ?? "", (int)Number(row, 2), Number(row, 3) != 0),
                Text(row, 4) ?? "",
                Text(row, 5) ?? "",
                (int)Number(row, 6)));

    public override IEnumerable<CaseHead> CaseHeads() =>
        Rows("SELECT \"case\", procedure, stage, unit, status FROM case_head")
            .Select(row => new CaseHead(
                Text(row, 0) ?? "", Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4) ?? ""));

    public override IEnumerable<(string Digest, string? Salt, string? Text)> Texts() =>
        Rows("SELECT digest, salt, text FROM personal_text")
            .Select(row => (Text(row, 0) ?? "", Text(row, 1), Text(row, 2)));

    public override IEnumerable<(string Version, string Content)> Packs() =>
        Rows("SELECT version, content FROM pack_content").Select(row => (Text(row, 0) ?? "", Text(row, 1) ?? ""));

    private IEnumerable<object[]> Rows(string sql)
    {
        using var connection = file.Connect(SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text stands above
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static string? Text(object[] row, int column) =>
        row[column] is DBNull ? null : Convert.ToString(row[column], CultureInfo.InvariantCulture);

    private static long Number(object[] row, int column) => row[column] is long number ? number : long.MinValue;
}
