using System.Diagnostics;
using Grid.Client;
using Grid.Domain.Rules;
using Grid.Replay.Running;
using Grid.Silo;

namespace Grid.Benchmarks;

/// <summary>
/// One replay into an embedded silo on SQLite, WAL and FULL: the log is read, everything else is measured.
/// </summary>
internal sealed record ReplayMeasure(double ActsPerSecond, TimeSpan FirstAct)
{
    public static async Task<ReplayMeasure> Take(BenchmarkLog log, (RulePack Pack, string Json) pack)
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        var started = Stopwatch.GetTimestamp();
        var first = new FirstActWatch(started);
        try
        {
            await using var silo = await EmbeddedSilo.Start(
                new(Path.Combine(folder.FullName, "grid.db")), CancellationToken.None);
            var client = new GridClient(silo.Grains, new());
            var run = new ReplayRun(client, new(log.Content, log.Mapping, pack.Pack, pack.Json), inFlight: 256);
            var result = await run.Run(first, CancellationToken.None);
            var taken = Stopwatch.GetElapsedTime(started);
            return new(result.Totals.Acts / taken.TotalSeconds, first.After);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
