using Grid.Ledger.Postgres;
using Npgsql;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>What verification takes for ours is what the statements make, on this version of the database.</summary>
public sealed class PostgresCatalogTests
{
    private static readonly string File = Path.Combine(Root(), "grains/Grid.Ledger/Postgres/catalog.txt");

    /// <summary>GRID_ACCEPT=1 writes the reviewed text anew.</summary>
    [Fact]
    public async Task A_new_store_has_the_reviewed_catalog_and_nothing_else()
    {
        var database = PostgresServer.Shared.NewDatabase();
        await using var source = PostgresSource.Open(database);
        await (await PostgresLedgerStore.Open(source, isAlone: true, CancellationToken.None)).DisposeAsync();
        var made = await Lines(database);
        if (Environment.GetEnvironmentVariable("GRID_ACCEPT") == "1")
        {
            await System.IO.File.WriteAllLinesAsync(File, made);
        }

        Assert.Equal(await System.IO.File.ReadAllLinesAsync(File), made);
    }

    [Theory]
    [InlineData("ALTER TABLE grid.entry ADD COLUMN note text", "column entry.note")]
    [InlineData("DROP INDEX grid.entry_stream", "index entry_stream")]
    [InlineData("ALTER TABLE grid.stream_head ALTER COLUMN hash DROP NOT NULL", "column stream_head.hash")]
    [InlineData("CREATE RULE quiet AS ON UPDATE TO grid.lane DO INSTEAD NOTHING", "rule lane.quiet")]
    [InlineData("CREATE VIEW grid.entries AS SELECT * FROM grid.entry", "relation entries")]
    [InlineData(
        "CREATE FUNCTION grid.hide() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", "function hide")]
    public async Task Whatever_was_changed_about_the_tables_is_damage(string sql, string named)
    {
        var database = PostgresServer.Shared.NewDatabase();
        await using var source = PostgresSource.Open(database);
        await (await PostgresLedgerStore.Open(source, isAlone: true, CancellationToken.None)).DisposeAsync();
        PostgresServer.Execute(database, sql);
        using var tables = new PostgresTables(source);
        Assert.Contains(tables.CheckStructure(), damage => damage.Row == named);
    }

    private static async Task<List<string>> Lines(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(PostgresCatalog.Query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add($"{reader.GetString(0)}\t{reader.GetString(1)}");
        }

        return lines;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Grid.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
