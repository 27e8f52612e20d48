using System.Globalization;
using Grid.Benchmarks;
using Grid.Benchmarks.Compare;

if (args is [WriteStateSilo.Verb, .. var started])
{
    await WriteStateSilo.Run(started);
    return;
}

if (args is ["compare", .. var sizes])
{
    Console.WriteLine($"kept in {await new CompareReport(Number(sizes, 0, 5), Number(sizes, 1, 40_000)).Run()}");
    return;
}

if (args is ["open-loop", .. var times])
{
    Console.WriteLine($"kept in {await new OpenLoopReport(Number(times, 0, 3), Number(times, 1, 20)).Run()}");
    return;
}

if (args is ["memory", .. var cases])
{
    Console.WriteLine($"kept in {await new MemoryMeasure(Number(cases, 0, 50_000)).Run()}");
    return;
}

if (args is ["deadlines", .. var clocks])
{
    var measure = new DeadlineMeasure(
        Number(clocks, 0, 10_000), Number(clocks, 1, 1_000_000), Number(clocks, 2, 1_000_000));
    Console.WriteLine($"kept in {await measure.Run()}");
    return;
}

if (args is ["clocks", .. var running])
{
    Console.WriteLine($"kept in {await new ClockMemoryMeasure(Number(running, 0, 1_000_000)).Run()}");
    return;
}

if (args is ["coverage", .. var looks])
{
    Console.WriteLine($"kept in {await new CoverageMeasure(Number(looks, 0, 1_000_000), Number(looks, 1, 500)).Run()}");
    return;
}

if (args is ["ladder", .. var steps])
{
    int? at = steps is [_, _, var step] ? int.Parse(step, CultureInfo.InvariantCulture) : null;
    Console.WriteLine($"kept in {await new LadderReport(Number(steps, 0, 3), Number(steps, 1, 40_000), at).Run()}");
    return;
}

if (args is ["shares", .. var loads])
{
    Console.WriteLine($"kept in {await new SharesReport(Number(loads, 0, 3), Number(loads, 1, 40_000)).Run()}");
    return;
}

if (args is ["supervision", .. var watched])
{
    var supervision = new SupervisionReport(Number(watched, 0, 5), Number(watched, 1, 40_000));
    Console.WriteLine($"kept in {await supervision.Run()}");
    return;
}

if (args is ["fan-out", .. var suspensions])
{
    Console.WriteLine($"kept in {await new FanOutMeasure(Number(suspensions, 0, 5)).Run()}");
    return;
}

if (args is ["telemetry", .. var counts])
{
    Console.WriteLine($"kept in {await new TelemetryReport(Number(counts, 0, 5), Number(counts, 1, 30_000)).Run()}");
    return;
}

if (args is ["snapshots", .. var lengths])
{
    Console.WriteLine($"kept in {await new SnapshotMeasure(Number(lengths, 0, 5), Number(lengths, 1, 100_000)).Run()}");
    return;
}

if (args is ["verify", .. var asked])
{
    // A second argument names a store that is there already.
    var kept = await new VerifyMeasure(Number(asked, 0, 5), asked.Length > 1 ? asked[1] : null).Run();
    Console.WriteLine($"kept in {kept}");
    return;
}

if (args is ["decide", .. var decisions])
{
    Console.WriteLine($"kept in {new DecideMeasure(Number(decisions, 0, 5), Number(decisions, 1, 200_000)).Run()}");
    return;
}

if (args is ["load-pack", .. var loaded])
{
    Console.WriteLine($"kept in {new LoadPackMeasure(Number(loaded, 0, 5), Number(loaded, 1, 1000)).Run()}");
    return;
}

if (args is ["shadow", .. var judged])
{
    // A third argument names a store, which is made where there is none.
    var run = new ShadowMeasure(
        Number(judged, 0, 1_000_000), Number(judged, 1, 3), judged.Length > 2 ? judged[2] : null);
    Console.WriteLine($"kept in {await run.Run()}");
    return;
}

// Compares, in one run on one machine, a replay with what the same disk does without group commit. Rounds alternate, so
// that a machine that slows down slows both.
var rounds = Number(args, 0, 5);
var log = BenchmarkLog.Find();
var pack = BenchmarkLog.Pack();
var replays = new List<ReplayMeasure>();
var singles = new List<double>();
for (var round = 0; round < rounds; round++)
{
    replays.Add(await ReplayMeasure.Take(log, pack));
    singles.Add(SingleTransactions.ActsPerSecond(log.Content.Totals.Acts));
    Console.WriteLine($"round {round + 1}: replay {replays[^1].ActsPerSecond:N0} acts/s, first act after "
        + $"{replays[^1].FirstAct.TotalSeconds:0.00} s; one transaction per act: same entries "
        + $"{replays[^1].SameEntriesSingly:N0} acts/s, a bare row {singles[^1]:N0} acts/s");
}

var report = new BenchmarkReport(log.Name, replays, singles);
var file = report.Write();
Console.WriteLine(report.Summary);
Console.WriteLine($"kept in {file}");

static int Number(string[] from, int place, int otherwise) =>
    from.Length > place && int.TryParse(from[place], CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
