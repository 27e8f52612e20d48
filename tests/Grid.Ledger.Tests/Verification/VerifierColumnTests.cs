using System.Globalization;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Tests.Verification;

/// <summary>Every column of every table, changed in one row.</summary>
public sealed class VerifierColumnTests(MadeStore made) : IClassFixture<MadeStore>
{
    // No report about one changed value may bury it.
    private const int DamageMax = 6;

    public static TheoryData<string, string> Columns()
    {
        var columns = new TheoryData<string, string>();
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqliteSchema.Text + string.Join(
            " UNION ALL ",
            SqliteSchema.Tables.Select(table => $"SELECT '{table}', name FROM pragma_table_info('{table}')"));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0), reader.GetString(1));
        }

        return columns;
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_changed_value_is_found_where_it_stands(string table, string column)
    {
        var rows = Count(table);
        foreach (var row in new[] { 0, rows / 2, rows - 1 }.Distinct())
        {
            foreach (var change in ChangesOf(table, column))
            {
                await IsFound(table, column, row, change);
            }
        }
    }

    private async Task IsFound(string table, string column, long row, string change)
    {
        var path = made.Copy();
        var before = Row(path, table, row);
        if (before[column] is DBNull && change == "NULL")
        {
            return;
        }

        SqliteText.Run(path, $"UPDATE {table} SET \"{column}\" = {change} WHERE {Key(table, before)}");
        var report = await MadeStore.Verify(path);

        var context = $"{table}.{column} row {Label(table, before)}: {string.Join("; ", report.Damage)}";
        Assert.False(report.IsClean, context);
        Assert.True(report.Damage.Length <= DamageMax, context);
        Assert.True(report.Damage.Any(IsIt), context);
        Assert.All(report.Damage, damage => Assert.True(damage.Table == table || IsKey(table, column), context));

        bool IsIt(Damage damage) => damage.Table == table
            && (IsKey(table, column)
                || (damage.Row == Label(table, before) && IsColumn(damage.Column, table, column)));
    }

    // Which of salt and text was changed nobody can tell: together they no longer make the digest.
    private static bool IsColumn(string named, string table, string column) =>
        named == column || (table == "personal_text" && column == "salt" && named == "text");

    // A row whose key was changed is a row too many and a row too few.
    private static bool IsKey(string table, string column) => (table, column) is
        ("lane", "lane") or ("entry", "position" or "lane") or ("stream_head", "stream")
        or ("holding", "case" or "slot" or "seat" or "acting") or ("case_head", "case")
        or ("personal_text", "digest") or ("pack_content", "version");

    private static string[] ChangesOf(string table, string column) => (table, column) switch
    {
        // Who has opened the store how often is written nowhere else.
        ("lane", "epoch") => ["0"],
        ("lane" or "entry", "lane") => ["7"],
        ("entry" or "stream_head", "sequence") or ("lane", "size") or ("entry", "position") =>
            [$"\"{column}\" + 1000", "4611686018427387904"],
        ("holding", "seat" or "acting" or "sequence") => [$"\"{column}\" + 2", "4611686018427387904", "-1"],
        (_, "hash") => ["CAST(x'5a' || substr(hash, 2) AS BLOB)", "x''", "zeroblob(3000000)"],
        ("case_head", "procedure") => ["'other'", "''"],
        ("case_head", "stage" or "unit") => [$"\"{column}\" || 'x'", "NULL", "''"],
        ("personal_text", "salt" or "text") => [$"\"{column}\" || 'x'", "NULL", "''"],
        (_, "body") => ["body || 'x'", "replace(body, 'registry', 'regystri')", "''", "CAST(x'ff00fe' AS TEXT)"],
        _ => [$"\"{column}\" || 'x'", $"\"{column}\" || char(0) || 'x'", "''"],
    };

    private long Count(string table) => (long)SqliteText.Rows(made.Original, $"SELECT count(*) FROM {table}")[0][0];

    private static Dictionary<string, object> Row(string path, string table, long row)
    {
        var names = SqliteText.Rows(path, $"SELECT name FROM pragma_table_info('{table}')")
            .Select(name => (string)name[0]);
        var values = SqliteText.Rows(path, $"SELECT * FROM {table} ORDER BY 1 LIMIT 1 OFFSET {row}")[0];
        return names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string Key(string table, Dictionary<string, object> row) => table switch
    {
        "entry" => $"position = {row["position"]}",
        "lane" => $"lane = {row["lane"]}",
        "stream_head" => $"stream = '{row["stream"]}'",
        "holding" => $"\"case\" = '{row["case"]}' AND slot = '{row["slot"]}' AND seat = {row["seat"]} "
            + $"AND acting = {row["acting"]}",
        "case_head" => $"\"case\" = '{row["case"]}'",
        "personal_text" => $"digest = '{row["digest"]}'",
        "pack_content" => $"version = '{row["version"]}'",
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    private static string Label(string table, Dictionary<string, object> row) => table switch
    {
        "entry" => $"{row["lane"]}/{row["position"]}",
        "holding" => $"{row["case"]} {row["slot"]}/{row["seat"]}{((long)row["acting"] == 1 ? " acting" : "")}",
        "lane" => Convert.ToString(row["lane"], CultureInfo.InvariantCulture)!,
        _ => (string)row.Values.First(),
    };
}
