using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>The made ledger in a store that was closed well, made once; every test changes a copy of it.</summary>
public sealed class MadeStore : IAsyncLifetime, IDisposable
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
    internal async Task<VerificationReport> After(string sql)
    {
        var path = Copy();
        SqliteText.Run(path, sql);
        return await Verify(path);
    }

    internal static async Task<VerificationReport> Verify(string path)
    {
        await using var store = SqliteLedgerStore.OpenForReading(path);
        return await LedgerVerifier.Verify(store, null, CancellationToken.None);
    }
}
