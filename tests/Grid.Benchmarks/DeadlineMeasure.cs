using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grid.Contracts.Grains;
using Grid.Domain.Cases;
using Grid.Ledger;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Grid.Benchmarks.DeadlineSilo;

namespace Grid.Benchmarks;

/// <summary>
/// What clocks that take their steps by themselves cost: memory of what a shard holds, how late many are that are due
/// at one instant, and how fast those are caught up with that were due while nobody looked.
/// </summary>
/// <param name="together">How many are due at one instant.</param>
/// <param name="overdue">How many are overdue after a stop.</param>
/// <param name="held">How many a silo holds in memory at the most.</param>
internal sealed class DeadlineMeasure(int together, int overdue, int held)
{
    public async Task<string> Run()
    {
        var bytes = ClockMemoryMeasure.OfQueues(held);
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            await WritePack(folder.FullName);
            var late = await AtOneInstant(folder.FullName);
            var (seconds, waits) = await CatchUp(folder.FullName);
            var text = Text(bytes, late, seconds, waits);
            Console.Write(text);
            return BenchmarkReport.Keep("deadlines", text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<double[]> AtOneInstant(string folder)
    {
        var store = Path.Combine(folder, "instant.db");
        using var host = await Start(folder, store, isOn: true);
        await Register(host);
        var due = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(20 + (together / 500));
        await Fill(host, together, due - Term, "Filed");
        var late = new List<double>(together);
        await Taken(host, (together, 0), stored =>
        {
            var entry = EntryCodec.Decode(stored.Body);
            var came = (CaseEvent.StepCameDue)entry.ReadEvent();
            late.Add(entry.Header.RecordedAt.Since(came.Due)!.Value.TotalSeconds);
        });
        await host.StopAsync();
        return [.. late.Order()];
    }

    private async Task<(double Seconds, double[] Waits)> CatchUp(string folder)
    {
        var store = Path.Combine(folder, "overdue.db");
        long from;
        using (var stopped = await Start(folder, store, isOn: false))
        {
            await Register(stopped);
            await Fill(stopped, overdue, DateTimeOffset.UtcNow - Term - Term, "Filed");
            from = (await stopped.Services.GetRequiredService<StoredLedger>().Sizes(CancellationToken.None))[0];
            await stopped.StopAsync();
        }

        var began = Stopwatch.GetTimestamp();
        using var host = await Start(folder, store, isOn: true);
        using var over = new CancellationTokenSource();
        var asking = Ask(host, over.Token);
        await NoneDue(host);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await over.CancelAsync();
        var waits = await asking;
        await Taken(host, (overdue, from), _ => { });
        await host.StopAsync();
        return (seconds, waits);
    }

    // Somebody who works on cases of their own meanwhile: how long each command waits, in milliseconds.
    private static async Task<double[]> Ask(IHost host, CancellationToken over)
    {
        var waits = new List<double>();
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICaseGrain>("case:asked");
        var opening = new CaseCommand.OpenCase(Pack) { Slots = [new(new("lead"), 1, Lead)] };
        await grain.Submit(Asked("open", opening), default);
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await grain.Submit(Asked($"note-{waits.Count}", new CaseCommand.RecordAct("Noted")), default);
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. waits];
    }

    // By the index, of which to look at the first row costs nothing; whether each was taken is counted afterwards.
    private static async Task NoneDue(IHost host)
    {
        var ledger = host.Services.GetRequiredService<StoredLedger>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var shard = 0; shard < ClockShards.Count;)
        {
            if ((await ledger.Due(new(shard, DateTimeOffset.UtcNow.UtcTicks, 1), CancellationToken.None)).IsEmpty)
            {
                shard++;
            }
            else
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Waits until all are taken, behind a position, and looks at the entry of each.</summary>
    private static async Task Taken(IHost host, (int Count, long From) wanted, Action<StoredEntry> look)
    {
        var ledger = host.Services.GetRequiredService<StoredLedger>();
        var (taken, next) = (0, wanted.From);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (taken < wanted.Count && await timer.WaitForNextTickAsync())
        {
            await foreach (var stored in ledger.ReadLane(0, next, CancellationToken.None))
            {
                next = stored.Position + 1;
                if (stored.Type == "case.step-came-due.v1")
                {
                    taken++;
                    look(stored);
                }
            }
        }
    }

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];

    private string Text(double bytes, double[] late, double seconds, double[] waits)
    {
        var asked = waits.Order().ToArray();
        return new StringBuilder()
            .AppendLine("# Clocks that take their steps by themselves, one silo, SQLite")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- {together:N0} due at one instant; {overdue:N0} overdue after a stop, each in a case of its own; "
                + $"beside the catching up somebody works on another case, one command after the other")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"deadlines {together} {overdue} {held}"))
            .AppendLine("| what | measured |")
            .AppendLine("|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| memory of a step that a shard holds, of {held:N0} (bytes) | {bytes:N0} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| due at one instant: taken | {late.Length:N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| how late, median – 99th percentile – latest (s) | "
                + $"{At(late, 0.5):0.00} – {At(late, 0.99):0.00} – {late[^1]:0.00} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| overdue: caught up, from the start of the silo on (steps/s) | {overdue / seconds:N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| a command of somebody meanwhile, median – 99th percentile (ms) | "
                + $"{At(asked, 0.5):0.0} – {At(asked, 0.99):0.0} |")
            .ToString();
    }
}
