using System.Globalization;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>
/// What an administrator may do to the rows of a store, on either engine: every column of every table changed, rows
/// deleted, swapped and put in. The columns are those that the database lists, so that a new one is in it by itself.
/// </summary>
public abstract class TamperingConformance(TamperedStore made)
{
    // No report about one changed value may bury it.
    private const int DamageMax = 6;

    private const string Forged = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["entry"] = ["lane", "position"],
        ["lane"] = ["lane"],
        ["stream_head"] = ["stream"],
        ["holding"] = ["case", "slot", "seat", "acting"],
        ["case_head"] = ["case"],
        ["clock"] = ["case", "clock", "warning"],
        ["personal_text"] = ["digest"],
        ["pack_content"] = ["version"],
    };

    public static TheoryData<string> Tables() => [.. Keys.Keys];

    [Fact]
    public async Task What_nobody_touched_is_clean()
    {
        Assert.Equal(Keys.Keys.Order(), made.Columns.Select(column => column.Table).Distinct().Order());
        Assert.Empty((await made.After("")).Damage);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_changed_value_is_found_where_it_stands(string table)
    {
        var rows = made.Rows(table);
        foreach (var column in made.Columns.Where(one => one.Table == table).Select(one => one.Column))
        {
            foreach (var row in Some(rows))
            {
                foreach (var change in made.ChangesOf(table, column)
                    .Where(change => change != "NULL" || row[column] is not DBNull))
                {
                    await IsFound(table, column, row, change);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_deleted_row_is_missed(string table)
    {
        foreach (var row in Some(made.Rows(table)))
        {
            var report = await made.After($"DELETE FROM {table} WHERE {Where(table, row)}");
            var context = $"{Label(table, row)}: {string.Join("; ", report.Damage)}";
            // Which lane an entry was the last of, or entries are left without, either of the two tells.
            Assert.True(
                report.Damage.Any(damage => table is "entry" or "lane"
                    ? damage.Table is "entry" or "lane"
                    : (damage.Table, damage.Row) == (table, Label(table, row))),
                context);
            Assert.True(report.Damage.Length <= DamageMax, context);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Two_rows_swapped_are_found(string table)
    {
        var rows = made.Rows(table);
        if (rows.Count < 2)
        {
            Assert.Contains(table, (string[])["lane", "pack_content"]);
            return;
        }

        var (one, other) = SwappableOf(table, rows);
        var key = Keys[table] is [_, "position"] ? "position" : Keys[table][0];
        var apart = one[key] is string ? "'apart'" : "1000000";
        var report = await made.After(
            $"UPDATE {table} SET \"{key}\" = {apart} WHERE {Where(table, one)};"
            + $"UPDATE {table} SET \"{key}\" = {Value(one[key])} WHERE {Where(table, other)};"
            + $"UPDATE {table} SET \"{key}\" = {Value(other[key])} WHERE \"{key}\" = {apart}");
        var context = $"{Label(table, one)}, {Label(table, other)}: {string.Join("; ", report.Damage)}";
        if (table == "entry")
        {
            // They follow each other: either of the two may be said to stand at the wrong place.
            Assert.Contains(report.Damage, damage => damage.Table == table
                && (damage.Row == Label(table, one) || damage.Row == Label(table, other)));
            Assert.True(report.Damage.Length <= DamageMax, context);
            return;
        }

        Assert.Contains(report.Damage, damage => damage.Row == Label(table, one));
        Assert.Contains(report.Damage, damage => damage.Row == Label(table, other));
        Assert.All(report.Damage, damage => Assert.True(damage.Table == table, context));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_row_too_many_is_found(string table)
    {
        foreach (var row in Some(made.Rows(table)))
        {
            var columns = made.Columns.Where(one => one.Table == table).Select(one => one.Column).ToList();
            var values = columns.Select(column => (table, column) switch
            {
                (_, "case" or "stream") => "'case:forged'",
                ("entry", "position") => "1000",
                ("entry", "sequence") => "1",
                ("lane", "lane") => "2",
                ("personal_text", "digest") or ("pack_content", "version") => $"'{Forged}'",
                _ => $"\"{column}\"",
            });
            var report = await made.After(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
                + $"SELECT {string.Join(", ", values)} FROM {table} WHERE {Where(table, row)}");
            Assert.Contains(report.Damage, damage => damage.Table == table);
            Assert.True(report.Damage.Length <= DamageMax, string.Join("; ", report.Damage));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task An_emptied_table_is_found(string table)
    {
        var report = await made.After($"DELETE FROM {table}");
        Assert.Contains(
            report.Damage, damage => damage.Table == table || (table == "entry" && damage.Table == "lane"));
    }

    private async Task IsFound(string table, string column, Dictionary<string, object> row, string change)
    {
        var report = await made.After($"UPDATE {table} SET \"{column}\" = {change} WHERE {Where(table, row)}");
        var context = $"{table}.{column} := {change}, {Label(table, row)}: {string.Join("; ", report.Damage)}";
        Assert.False(report.IsClean, context);
        Assert.True(report.Damage.Length <= DamageMax, context);
        Assert.True(report.Damage.Any(IsIt), context);
        Assert.All(report.Damage, damage => Assert.True(damage.Table == table || IsKey(table, column), context));

        bool IsIt(Damage damage) => IsKey(table, column)
            ? damage.Table == table || (table == "lane" && damage.Table == "entry")
            : damage.Table == table && damage.Row == Label(table, row) && IsColumn(damage.Column, table, column);
    }

    // Which of salt and text was changed nobody can tell: together they no longer make the digest.
    private static bool IsColumn(string named, string table, string column) =>
        named == column || (table == "personal_text" && column == "salt" && named == "text");

    // A row whose key was changed is a row too many and a row too few.
    private static bool IsKey(string table, string column) => Keys[table].Contains(column);

    private static IEnumerable<Dictionary<string, object>> Some(List<Dictionary<string, object>> rows) =>
        new[] { 0, rows.Count / 2, rows.Count - 1 }.Distinct().Select(index => rows[index]);

    // Two that share all of their key but what is swapped, and say different things. Entries of one stream: the chains
    // say nothing of the order of two, which takes a root that is kept outside.
    private static (Dictionary<string, object>, Dictionary<string, object>) SwappableOf(
        string table, List<Dictionary<string, object>> rows)
    {
        var isEntry = table == "entry";
        var key = isEntry ? "position" : Keys[table][0];
        var alike = isEntry ? ["lane", "stream"] : Keys[table][1..];
        return rows
            .SelectMany(one => rows.Select(other => (one, other)))
            .First(pair => !pair.one[key].Equals(pair.other[key])
                && alike.All(column => pair.one[column].Equals(pair.other[column]))
                && pair.one.Any(value => value.Key != key && !value.Value.Equals(pair.other[value.Key])
                    && value.Key is not ("holder" or "epoch")));
    }

    private static string Where(string table, Dictionary<string, object> row) =>
        string.Join(" AND ", Keys[table].Select(key => $"\"{key}\" = {Value(row[key])}"));

    private static string Value(object value) =>
        value is string text ? $"'{text}'" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Label(string table, Dictionary<string, object> row) => table switch
    {
        "entry" => $"{row["lane"]}/{row["position"]}",
        "holding" => $"{row["case"]} {row["slot"]}/{row["seat"]}"
            + (Convert.ToInt64(row["acting"], CultureInfo.InvariantCulture) == 1 ? " acting" : ""),
        "clock" => $"{row["case"]} {row["clock"]}/{row["warning"]}",
        _ => Convert.ToString(row[Keys[table][0]], CultureInfo.InvariantCulture)!,
    };
}
