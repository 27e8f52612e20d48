using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>
/// What is left when the process or the power goes: the database file, and a part of the log beside it.
/// </summary>
public sealed class SqliteCrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_torn_anywhere_leaves_whole_batches_and_nothing_else()
    {
        var (sizes, log, bodies) = await Write();
        var random = new Random(20260303);
        // Between the first pages, too: there the store itself is being made.
        var lengths = Enumerable.Range(0, 40).Select(_ => random.Next((int)log + 1))
            .Concat(Enumerable.Range(0, 20).Select(page => 32 + (page * (24 + 4096))))
            .Concat([0, 1, 31, (int)log - 1, (int)log]).Order();
        var last = 0L;
        foreach (var length in lengths)
        {
            var entries = await Reopen(length, garbage: 0, bodies);
            Assert.Contains(entries, sizes);
            Assert.True(entries >= last, $"{length} bytes of the log gave {entries} entries, fewer bytes gave {last}");
            last = entries;
        }

        Assert.Equal(bodies.Count, last);
    }

    [Fact]
    public async Task A_log_that_ends_in_garbage_leaves_whole_batches_and_nothing_else()
    {
        var (sizes, log, bodies) = await Write();
        foreach (var part in new[] { 0.1, 0.3, 0.5, 0.7, 0.9 })
        {
            Assert.Contains(await Reopen((int)(log * part), garbage: 10_000, bodies), sizes);
        }
    }

    [Fact]
    public async Task A_clean_stop_leaves_everything_in_the_one_file()
    {
        var path = _folder["grid.db"];
        var store = SqliteLedgerStore.Open(path);
        var requests = await MadeLedger.WriteTo(store);
        await store.Head("case:town/1", CancellationToken.None);
        await store.DisposeAsync();

        Assert.False(File.Exists(path + "-wal"));
        File.Copy(path, _folder["carried.db"]);
        await using var carried = SqliteLedgerStore.OpenForReading(_folder["carried.db"]);
        Assert.Equal(
            requests.Sum(request => request.Entries.Length), (await carried.Count(CancellationToken.None)).Entries);
    }

    // Copies the files while they are in use, as a crash leaves them. Returns every size between two batches.
    private async Task<(HashSet<long> Sizes, long Log, List<byte[]> Bodies)> Write()
    {
        var path = _folder["grid.db"];
        var sizes = new HashSet<long> { 0 };
        var bodies = new List<byte[]>();
        await using var store = SqliteLedgerStore.Open(path);
        foreach (var batch in MadeLedger.Requests().Chunk(25))
        {
            await store.Append([.. batch], CancellationToken.None);
            bodies.AddRange(batch.SelectMany(request => request.Entries).Select(entry => entry.Body));
            sizes.Add(bodies.Count);
        }

        File.Copy(path, _folder["crashed.db"]);
        File.Copy(path + "-wal", _folder["crashed.db-wal"]);
        return (sizes, new FileInfo(_folder["crashed.db-wal"]).Length, bodies);
    }

    private async Task<long> Reopen(int length, int garbage, List<byte[]> bodies)
    {
        var path = _folder["reopened.db"];
        File.Copy(_folder["crashed.db"], path, overwrite: true);
        File.Copy(_folder["crashed.db-wal"], path + "-wal", overwrite: true);
        File.Delete(path + "-shm");
        await using (var log = new FileStream(path + "-wal", FileMode.Open))
        {
            log.SetLength(length);
            log.Position = length;
            var noise = new byte[garbage];
            new Random(length).NextBytes(noise);
            log.Write(noise);
        }

        await using var store = SqliteLedgerStore.Open(path);
        var report = await LedgerVerifier.Verify(store, null, CancellationToken.None);
        Assert.Empty(report.Damage);
        await foreach (var entry in store.ReadLanes(CancellationToken.None))
        {
            Assert.Equal(bodies[(int)entry.Position], entry.Body);
        }

        return report.Entries;
    }
}
