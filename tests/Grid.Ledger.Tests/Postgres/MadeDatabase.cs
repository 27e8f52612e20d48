using System.Text.RegularExpressions;
using Grid.Ledger.Postgres;
using Grid.Ledger.Tests.Verification;
using Grid.Ledger.Verification;
using Npgsql;

namespace Grid.Ledger.Tests.Postgres;

/// <summary>
/// The made ledger in a database, written by two silos; what is done to its rows is undone from a copy beside them.
/// </summary>
public sealed class MadeDatabase : TamperedStore, IAsyncLifetime
{
    private const string InScope =
        "SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES' FROM information_schema.columns c "
        + "WHERE table_schema = 'grid' AND table_name !~ '^(orleans|checkpoint|tile|snapshot)' "
        // It holds one number, which a check holds it to, and nothing is read where it says another.
        + "AND table_name <> 'format' "
        // Who holds a lane is a matter of the cluster.
        + "AND (table_name, column_name) <> ('lane', 'holder') ORDER BY c.table_name, c.ordinal_position";

    private readonly string _database = PostgresServer.Shared.NewDatabase();
    private readonly NpgsqlDataSource _changing;
    private PostgresLedgerStore? _reading;
    private ImmutableArray<(string Table, string Column, string Type, bool IsNullable)> _columns;

    public MadeDatabase() => _changing = NpgsqlDataSource.Create(_database);

    internal override ImmutableArray<(string Table, string Column)> Columns =>
        [.. _columns.Select(column => (column.Table, column.Column))];

    public async Task InitializeAsync()
    {
        var requests = MadeLedger.Requests();
        await using (var source = PostgresSource.Open(_database))
        await using (var one = await PostgresLedgerStore.Open(source, isAlone: false, CancellationToken.None))
        await using (var two = await PostgresLedgerStore.Open(source, isAlone: false, CancellationToken.None))
        {
            foreach (var (batch, number) in requests.Chunk(16).Select((batch, number) => (batch, number)))
            {
                var outcomes = await (number % 2 == 0 ? one : two).Append([.. batch], CancellationToken.None);
                Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
            }
        }

        _columns =
        [
            .. PostgresText.Rows(_database, InScope)
                .Select(row => ((string)row[0], (string)row[1], (string)row[2], (bool)row[3])),
        ];
        PostgresServer.Execute(_database, "CREATE SCHEMA kept;" + string.Concat(
            Tables().Select(table => $"CREATE TABLE kept.{table} AS TABLE grid.{table};")));
        _reading = await PostgresLedgerStore.OpenForReading(PostgresSource.Open(_database), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await (_reading?.DisposeAsync() ?? default);
        await _changing.DisposeAsync();
    }

    internal override List<Dictionary<string, object>> Rows(string table)
    {
        var columns = Columns.Where(column => column.Table == table).Select(column => column.Column).ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        return
        [
            .. PostgresText.Rows(_database, $"SELECT {names} FROM kept.{table} ORDER BY 1, 2")
                .Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)),
        ];
    }

    internal override IEnumerable<string> ChangesOf(string table, string column)
    {
        var (_, _, type, isNullable) = _columns.Single(one => (one.Table, one.Column) == (table, column));
        return (table, column, type) switch
        {
            // Who has taken a lane how often is written nowhere else.
            ("lane", "epoch", _) => ["0"],
            ("lane" or "entry", "lane", _) => ["7", "2147483647"],
            (_, _, "integer") => [$"\"{column}\" + 1000", "2147483647", "-1"],
            (_, _, "bigint") => [$"\"{column}\" + 1000", "9223372036854775807", "-1"],
            (_, _, "bytea") =>
            [
                $"set_byte(\"{column}\", 0, (get_byte(\"{column}\", 0) + 1) % 256)",
                "''::bytea",
                "decode(repeat('00', 3000000), 'hex')",
            ],
            (_, "body", _) => ["body || 'x'", "replace(body, 'registry', 'regystri')", "''"],
            (_, _, "text") =>
            [
                $"coalesce(\"{column}\", '') || 'x'",
                $"coalesce(\"{column}\", '') || chr(1)",
                "''",
                .. isNullable ? (string[])["NULL"] : [],
            ],
            _ => throw new InvalidOperationException($"{table}.{column}: a change of {type} is to be thought of"),
        };
    }

    internal override async Task<VerificationReport> After(string sql)
    {
        try
        {
            Execute("SET search_path = grid;" + sql);
            return await LedgerVerifier.Verify(_reading!, null, CancellationToken.None);
        }
        finally
        {
            // What a statement does not name it leaves as it was.
            Execute("SELECT 1;" + string.Concat(Tables()
                .Where(table => Regex.IsMatch(sql, $@"\b{table}\b"))
                .Select(table => $"TRUNCATE grid.{table}; INSERT INTO grid.{table} SELECT * FROM kept.{table};")));
        }
    }

    // One connection for all, as for all that read: the server makes a process for each new one.
    private void Execute(string sql)
    {
        using var command = _changing.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    private IEnumerable<string> Tables() => _columns.Select(column => column.Table).Distinct();
}
