using System.Globalization;
using System.Text;
using Grid.Grains.Deadlines;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Benchmarks;

/// <summary>
/// What a running clock takes in memory beyond the index: in the queues of the shards alone, and in a silo that is
/// started again while all of them run.
/// </summary>
/// <param name="clocks">How many run.</param>
internal sealed class ClockMemoryMeasure(int clocks)
{
    // All of them are due within what a shard looks ahead, which is the worst there can be.
    private static readonly TimeSpan BeforeDue = TimeSpan.FromMinutes(5);

    /// <summary>The bytes that a step takes in the queues of all shards.</summary>
    public static double OfQueues(int held)
    {
        var queues = Enumerable.Range(0, ClockShards.Count).Select(_ => new DueQueue()).ToArray();
        var before = Held();
        for (var number = 0; number < held; number++)
        {
            queues[number % queues.Length].Add(new(new($"case:{number:0000000}"), new("T-1"), "breach", number, 2));
        }

        var bytes = (Held() - before) / (double)held;
        GC.KeepAlive(queues);
        return bytes;
    }

    public async Task<string> Run()
    {
        var queued = OfQueues(clocks);
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            await DeadlineSilo.WritePack(folder.FullName);
            var store = Path.Combine(folder.FullName, "running.db");
            var due = DateTimeOffset.UtcNow + DeadlineSilo.Term;
            await Fill(folder.FullName, store, due);
            var (before, after) = await Restart(folder.FullName, store, due);
            var text = Text(queued, before, after);
            Console.Write(text);
            return BenchmarkReport.Keep("clocks", text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Fill(string folder, string store, DateTimeOffset due)
    {
        using var host = await DeadlineSilo.Start(folder, store, isOn: false);
        await DeadlineSilo.Register(host);
        var cases = clocks / DeadlineSilo.ClocksTogether;
        await DeadlineSilo.Fill(host, cases, due - DeadlineSilo.Term, "Begun");
        await host.StopAsync();
    }

    // Each shard reads from the index what is its own, as it does when the silo wakes it.
    private static async Task<((long Managed, long Resident) Before, (long Managed, long Resident) After)> Restart(
        string folder, string store, DateTimeOffset due)
    {
        using var host = await DeadlineSilo.Start(folder, store, isOn: false, due - BeforeDue);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var before = (Held(), Resident());
        await Task.WhenAll(Enumerable.Range(0, ClockShards.Count).Select(
            shard => grains.GetGrain<IDeadlineShardGrain>(shard).CatchUp(default)));
        var after = (Held(), Resident());
        await host.StopAsync();
        return (before, after);
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    private string Text(
        double queued, (long Managed, long Resident) before, (long Managed, long Resident) after) =>
        new StringBuilder()
            .AppendLine("# Memory of running clocks, one silo, SQLite")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- {clocks:N0} clocks run in {clocks / DeadlineSilo.ClocksTogether:N0} cases and are due in five "
                + $"minutes; the silo is started again, and its shards read them from the index")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"clocks {clocks}"))
            .AppendLine("| what | measured |")
            .AppendLine("|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture, $"| a step in the queues of the shards alone (bytes) | {queued:N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| managed memory of the silo, before – after (MB) | "
                + $"{InMega(before.Managed)} – {InMega(after.Managed)} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| resident memory of the silo, before – after (MB) | "
                + $"{InMega(before.Resident)} – {InMega(after.Resident)} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| a running clock in the silo, beyond the index: managed – resident (bytes) | "
                + $"{Each(after.Managed - before.Managed)} – {Each(after.Resident - before.Resident)} |")
            .ToString();

    private static string InMega(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);

    private string Each(long bytes) => (bytes / (double)clocks).ToString("N0", CultureInfo.InvariantCulture);
}
