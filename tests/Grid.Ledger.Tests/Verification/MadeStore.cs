using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>The made ledger in a store that was closed well, made once; every test changes a copy of it.</summary>
public sealed class MadeStore : TamperedStore, IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private int _copies;

    internal string Original => _folder["made.db"];

    internal ImmutableArray<AppendRequest> Requests { get; private set; }

    public async Task InitializeAsync()
    {
        await using var store = SqliteLedgerStore.Open(Original);
        Requests = await MadeLedger.WriteTo(store);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal string Copy()
    {
        var path = _folder[$"copy-{_copies++}.db"];
        File.Copy(Original, path);
        return path;
    }

    /// <summary>Verifies a copy to which SQL has been done.</summary>
    internal override async Task<VerificationReport> After(string sql)
    {
        var path = Copy();
        SqliteText.Run(path, sql);
        return await Verify(path);
    }

    internal override ImmutableArray<(string Table, string Column)> Columns =>
    [
        .. from table in SqliteSchema.Tables
           from column in SqliteText.Rows(Original, $"SELECT name FROM pragma_table_info('{table}')")
           select (table, (string)column[0]),
    ];

    internal override List<Dictionary<string, object>> Rows(string table)
    {
        var columns = Columns.Where(column => column.Table == table).Select(column => column.Column).ToList();
        return
        [
            .. SqliteText.Rows(Original, $"SELECT * FROM {table} ORDER BY 1")
                .Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)),
        ];
    }

    internal override IEnumerable<string> ChangesOf(string table, string column) => (table, column) switch
    {
        // Who has opened the store how often is written nowhere else.
        ("lane", "epoch") => ["0"],
        ("lane" or "entry", "lane") => ["7"],
        ("entry" or "stream_head", "sequence") or ("lane", "size") or ("entry", "position") =>
            [$"\"{column}\" + 1000", "4611686018427387904"],
        ("holding", "seat" or "acting" or "sequence") => [$"\"{column}\" + 2", "4611686018427387904", "-1"],
        ("clock", "warning" or "due" or "sequence" or "shard") =>
            [$"\"{column}\" + 2", "4611686018427387904", "-1"],
        (_, "hash") => ["CAST(x'5a' || substr(hash, 2) AS BLOB)", "x''", "zeroblob(3000000)"],
        ("case_head", "procedure") => ["'other'", "''"],
        ("case_head", "stage" or "unit") => [$"\"{column}\" || 'x'", "NULL", "''"],
        ("personal_text", "salt" or "text") => [$"\"{column}\" || 'x'", "NULL", "''"],
        (_, "body") => ["body || 'x'", "replace(body, 'registry', 'regystri')", "''", "CAST(x'ff00fe' AS TEXT)"],
        _ => [$"\"{column}\" || 'x'", $"\"{column}\" || char(0) || 'x'", "''"],
    };

    internal static async Task<VerificationReport> Verify(string path)
    {
        await using var store = SqliteLedgerStore.OpenForReading(path);
        return await LedgerVerifier.Verify(store, null, CancellationToken.None);
    }
}
