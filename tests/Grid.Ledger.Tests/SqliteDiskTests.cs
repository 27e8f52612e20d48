using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>Disks that are full, or that only read.</summary>
public sealed class SqliteDiskTests
{
    private readonly EntryWriter _writer = new();

    [SmallDiskFact]
    public async Task A_full_disk_fails_the_append_says_so_and_is_waited_out_without_a_restart()
    {
        using var disk = new SmallDisk(16);
        await using var store = SqliteLedgerStore.Open(disk["grid.db"]);
        for (var round = 1; round <= 3; round++)
        {
            var kept = await store.Count(CancellationToken.None);
            disk.FillUpTo(200_000);
            var (written, failure) = await WriteUntilFull(store, round);
            Assert.Contains("is full", failure.Message, StringComparison.Ordinal);
            Assert.Contains("free space", failure.Message, StringComparison.Ordinal);
            Assert.Contains("is full", (await Fails(store)).Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<LedgerFailure>(() => store.Probe(CancellationToken.None));
            Assert.Equal(kept.Entries + written, (await store.Count(CancellationToken.None)).Entries);

            disk.Empty();
            await store.Probe(CancellationToken.None);
            var request = _writer.Next($"case:after-{round}", Opened());
            Assert.IsType<AppendOutcome.Appended>(
                Assert.Single(await store.Append([request], CancellationToken.None)));
            await IsClean(store, kept.Entries + written + 1);
        }
    }

    [SmallDiskFact]
    public async Task What_a_full_disk_left_is_whole_after_a_crash()
    {
        using var disk = new SmallDisk(16);
        using var folder = new TempFolder();
        await using var store = SqliteLedgerStore.Open(disk["grid.db"]);
        disk.FillUpTo(300_000);
        var (written, _) = await WriteUntilFull(store, 1);
        File.Copy(disk["grid.db"], folder["grid.db"]);
        File.Copy(disk["grid.db-wal"], folder["grid.db-wal"]);
        disk.Empty();

        await using var copy = SqliteLedgerStore.Open(folder["grid.db"]);
        await IsClean(copy, written);
    }

    [SmallDiskFact]
    public async Task A_store_that_does_not_fit_on_the_disk_cannot_be_opened_and_says_why()
    {
        using var disk = new SmallDisk(1);
        disk.FillUpTo(0);
        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteLedgerStore.Open(disk["grid.db"]));
        Assert.DoesNotContain("in use", refused.Message, StringComparison.Ordinal);

        disk.Empty();
        await SqliteLedgerStore.Open(disk["grid.db"]).DisposeAsync();
    }

    [SmallDiskFact]
    public async Task A_store_on_a_disk_that_only_reads_is_read_and_not_written()
    {
        using var disk = new SmallDisk(16);
        int entries;
        await using (var store = SqliteLedgerStore.Open(disk["gr id?#%.db"]))
        {
            entries = (await MadeLedger.WriteTo(store)).Sum(request => request.Entries.Length);
        }

        disk.MakeReadOnly();
        await using var reading = SqliteLedgerStore.OpenForReading(disk["gr id?#%.db"]);
        await IsClean(reading, entries);
        Assert.Throws<StoreUnavailableException>(() => SqliteLedgerStore.Open(disk["gr id?#%.db"]));
    }

    [SmallDiskFact]
    public async Task A_store_that_was_not_closed_is_not_read_in_part_on_a_disk_that_only_reads()
    {
        using var disk = new SmallDisk(16);
        using var folder = new TempFolder();
        await using var store = SqliteLedgerStore.Open(folder["grid.db"]);
        await MadeLedger.WriteTo(store);
        File.Copy(folder["grid.db"], disk["grid.db"]);
        File.Copy(folder["grid.db-wal"], disk["grid.db-wal"]);
        disk.MakeReadOnly();

        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteLedgerStore.OpenForReading(disk["grid.db"]));
        Assert.Contains("copy it with", refused.Message, StringComparison.Ordinal);
    }

    private static CaseEvent.Opened Opened() => new(new("made"), IsRun: false);

    // Requests that fail are not counted on: the writer's next one does not follow them.
    private async Task<(long Written, LedgerFailure Failure)> WriteUntilFull(SqliteLedgerStore store, int round)
    {
        for (var number = 0L; ; number++)
        {
            try
            {
                Assert.IsType<AppendOutcome.Appended>(Assert.Single(
                    await store.Append([_writer.Rival($"case:{round}-{number}", Opened())], CancellationToken.None)));
            }
            catch (LedgerFailure failure)
            {
                return (number, failure);
            }
        }
    }

    private async Task<LedgerFailure> Fails(SqliteLedgerStore store) => await Assert.ThrowsAsync<LedgerFailure>(
        () => store.Append([_writer.Rival("case:more", Opened())], CancellationToken.None));

    private static async Task IsClean(SqliteLedgerStore store, long entries)
    {
        var report = await LedgerVerifier.Verify(store, null, CancellationToken.None);
        Assert.Empty(report.Damage);
        Assert.Equal(entries, report.Entries);
    }
}
