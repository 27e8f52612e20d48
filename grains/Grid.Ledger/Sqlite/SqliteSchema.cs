using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>The tables and indexes of the store, and whether a database has those and no others.</summary>
internal static class SqliteSchema
{
    /// <summary>The tables of the store that are in scope of a verification.</summary>
    public static ImmutableArray<string> Tables { get; } =
        ["lane", "entry", "stream_head", "holding", "case_head", "clock", "personal_text", "pack_content"];

    /// <summary>The format that is written.</summary>
    public const long Format = 4;

    /// <summary>The oldest format that is read, and brought up to date by whoever writes.</summary>
    public const long FormatMin = 1;

    /// <summary>The statements that make what is missing, and change nothing that is there.</summary>
    public static string Text { get; } = TextOf(Format);

    /// <summary>
    /// What is there and should not be, or should and is not. A trigger rewrites history as well as an update does, and
    /// without its unique index a table takes rows twice.
    /// </summary>
    /// <param name="stored">What is there.</param>
    /// <param name="format">The format that the store says it has.</param>
    public static IEnumerable<Damage> Differences(IEnumerable<(string Name, string Sql)> stored, long format)
    {
        var expected = Expected(format).ToDictionary(StringComparer.Ordinal);
        // Statistics are SQLite's own, and change no answer.
        foreach (var (name, sql) in stored.Where(
            made => !made.Name.StartsWith("sqlite_stat", StringComparison.Ordinal)))
        {
            if (!expected.Remove(name, out var must))
            {
                yield return new("sqlite_schema", name, "name", "no Grid makes this");
            }
            else if (sql != must)
            {
                yield return new("sqlite_schema", name, "sql", $"a Grid makes it by another statement than `{sql}`");
            }
        }

        foreach (var name in expected.Keys)
        {
            yield return new("sqlite_schema", name, "name", "it is missing");
        }
    }

    private static List<(string Name, string Sql)> Expected(long format)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = TextOf(format) + "SELECT name, coalesce(sql, '') FROM sqlite_schema";
        using var reader = command.ExecuteReader();
        var made = new List<(string Name, string Sql)>();
        while (reader.Read())
        {
            made.Add((reader.GetString(0), reader.GetString(1)));
        }

        return made;
    }

    private static string TextOf(long format) =>
        Read("sqlite.schema.sql")
        + (format < 2 ? "" : Read("sqlite.checkpoints.sql"))
        + (format < 3 ? "" : Read("sqlite.verified.sql"))
        + (format < 4 ? "" : Read("sqlite.clocks.sql"));

    private static string Read(string name)
    {
        using var stream = typeof(SqliteSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
