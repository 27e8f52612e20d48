using System.Diagnostics;
using Grid.Client;
using Grid.Domain.Rules;
using Grid.Replay.Running;
using Grid.Silo;

namespace Grid.Benchmarks;

/// <summary>
/// One replay into an embedded silo on SQLite, WAL and FULL: the log is read, everything else is measured.
/// </summary>
internal sealed record ReplayMeasure(double ActsPerSecond, TimeSpan FirstAct, double SameEntriesSingly)
{
    public static async Task<ReplayMeasure> Take(BenchmarkLog log, (RulePack Pack, string Json) pack)
    {
        // What it replaces is measured right after it: entries of the same replay, on the same disk.
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            var store = Path.Combine(folder.FullName, "grid.db");
            var (acts, first) = await Replay(log, pack, store);
            return new(acts, first, await LedgerTransactions.ActsPerSecond(store));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Replays a log into a store.</summary>
    public static async Task<(double ActsPerSecond, TimeSpan FirstAct)> Replay(
        BenchmarkLog log, (RulePack Pack, string Json) pack, string store)
    {
        var started = Stopwatch.GetTimestamp();
        var first = new FirstActWatch(started);
        await using var silo = await EmbeddedSilo.Start(new StoreLocation.Sqlite(store), CancellationToken.None);
        var client = new GridClient(silo.Grains, new());
        var run = new ReplayRun(client, new(log.Content, log.Mapping, pack.Pack, pack.Json), inFlight: 256);
        var result = await run.Run(first, CancellationToken.None);
        return (result.Totals.Acts / Stopwatch.GetElapsedTime(started).TotalSeconds, first.After);
    }

    private sealed class FirstActWatch(long started) : IProgress<ReplayProgress>
    {
        private long _after;

        public TimeSpan After => TimeSpan.FromTicks(Interlocked.Read(ref _after));

        public void Report(ReplayProgress value)
        {
            if (Interlocked.Read(ref _after) == 0)
            {
                Interlocked.CompareExchange(ref _after, Stopwatch.GetElapsedTime(started).Ticks, 0);
            }
        }
    }
}
