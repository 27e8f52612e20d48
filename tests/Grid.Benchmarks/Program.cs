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
    Console.WriteLine($"kept in {await new WholeComparison(Number(sizes, 0, 5), Number(sizes, 1, 40_000)).Run()}");
    return;
}

if (args is ["open-loop", .. var times])
{
    var openLoop = await new OpenLoopReport(Number(times, 0, 3), Number(times, 1, 20)).Measure();
    Console.WriteLine($"kept in {openLoop.Keep("open-loop")}");
    return;
}

if (args is ["memory", .. var cases])
{
    var measured = await new MemoryMeasure(Number(cases, 1, 5), Number(cases, 0, 50_000)).Measure();
    Console.WriteLine($"kept in {measured.Keep("memory")}");
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
    var shares = await new SharesReport(Number(loads, 0, 3), Number(loads, 1, 40_000)).Measure();
    Console.WriteLine($"kept in {shares.Keep("shares")}");
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
    var verified = await new VerifyMeasure(Number(asked, 0, 5), asked.Length > 1 ? asked[1] : null).Measure();
    Console.WriteLine($"kept in {verified.Keep("verify")}");
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

Console.WriteLine($"kept in {(await ReplayReport.Measure(Number(args, 0, 5))).Keep("replay")}");

static int Number(string[] from, int place, int otherwise) =>
    from.Length > place && int.TryParse(from[place], CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
