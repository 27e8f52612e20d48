using System.Globalization;
using System.Text;
using Grid.Client;
using Grid.Domain.Packs;
using Grid.Packs;
using Grid.Simulator.Load;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// What a caller waits for when commands arrive by a schedule that waits for nobody: at half of the highest rate, and
/// at twice as much as there is room for.
/// </summary>
/// <param name="rounds">How often, each on a silo and a database of its own.</param>
/// <param name="seconds">How long each step lasts.</param>
internal sealed class OpenLoopReport(int rounds, int seconds)
{
    private const string Highest = "the highest rate, found by steps of a fifth";
    private const string Half = "half of that, open loop";
    private const string Patient = "twice that, clients that wait as they are told";
    private const string Impatient = "twice that, clients that try again at once";

    private const double FirstRate = 3000;
    private const double StepUp = 1.2;
    private const int WarmUps = 6;

    // Of what arrives, so much must be answered within the time for the rate to count as carried.
    private const double Carried = 0.95;

    // A single flush of the disk that takes long must not be the hundredth part of the time.
    private const int HalfIsLonger = 3;

    // More than a client has under way: the rest must be told so.
    private const int Crowd = 20_000;

    // Beyond what is under way and what waits at twice the rate: where no case is free the load opens another, and
    // an opening costs more than an act.
    private const int OverloadedCases = 20_000;

    private static readonly string[] Steps = [Highest, Half, Patient, Impatient];

    private readonly Dictionary<string, List<LoadResult>> _results =
        Steps.ToDictionary(step => step, _ => new List<LoadResult>());

    /// <summary>Measures.</summary>
    public async Task<MeasuredPart> Measure()
    {
        using var server = SettledServer.Start();
        for (var round = 0; round < rounds; round++)
        {
            await using var silo = await MeasuredSilo.Start([$"--Grid:Store=postgres:{server.NewDatabase()}"]);
            using var host = await Connect(silo.Gateway);
            var grid = host.Services.GetRequiredService<GridClient>();
            var highest = await Climb(grid, round);
            var half = Scenario(highest / 2);
            await Note(grid, Half, half with { Duration = half.Duration * HalfIsLonger });
            var twice = Scenario(highest * 2);
            twice = twice with { Cases = twice.Cases with { AtStart = OverloadedCases } };
            await Note(grid, Patient, twice);
            await Note(grid, Impatient, twice with { Retries = twice.Retries with { HeedHints = false } });
            await silo.MustBeReady();
        }

        return new(
            Text(),
            new(
                "p99 of an acknowledgement, open loop at half of the highest rate",
                "at most 20 ms",
                string.Create(CultureInfo.InvariantCulture, $"{Median(Half, result => result.Latency.P99):N1} ms")),
            new("2 × the highest rate, clients that heed hints: still acknowledged", "0.90", OfHighest(Patient)),
            new("the same, clients that do not", "0.70", OfHighest(Impatient)));
    }

    private string OfHighest(string step) =>
        (Median(step, result => result.RateAcknowledged) / Median(Highest, result => result.RateAcknowledged))
            .ToString("0.00", CultureInfo.InvariantCulture);

    private LoadScenario Scenario(double rate) =>
        LoadScenarioFile.Load("county") with
        {
            Rate = rate,
            Duration = TimeSpan.FromSeconds(seconds),
            InFlightMax = Crowd,
        };

    // Up until a rate is not carried any more. A silo that has just come up carries less than one that has settled.
    private async Task<double> Climb(GridClient grid, int round)
    {
        for (var warm = 0; warm < WarmUps; warm++)
        {
            Tell("to warm up", await Measure(grid, Scenario(FirstRate), $"r{round}w{warm}"));
        }

        LoadResult? best = null;
        for (var (rate, step) = (FirstRate, 0); ; rate *= StepUp, step++)
        {
            var result = await Measure(grid, Scenario(rate), $"r{round}c{step}");
            Tell($"step {step}", result);
            best = best is null || result.RateAcknowledged > best.RateAcknowledged ? result : best;
            if (result.RateAcknowledged < result.RateAsked * Carried)
            {
                _results[Highest].Add(best);
                return best.RateAcknowledged;
            }
        }
    }

    private async Task Note(GridClient grid, string step, LoadScenario scenario)
    {
        var results = _results[step];
        var result = await Measure(grid, scenario, $"r{results.Count}s{Array.IndexOf(Steps, step)}");
        results.Add(result);
        Tell(step, result);
    }

    private static void Tell(string step, LoadResult result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{step}: asked {result.RateAsked:N0}, acknowledged {result.RateAcknowledged:N0} a second, "
        + $"p99 {result.Latency.P99:N1} ms, overloaded {result.Counts.Overloaded:N0}, "
        + $"unknown {result.Counts.Unknown:N0}, lost {result.Findings?.Lost}, "
        + $"opened for want of a free case {result.Counts.OpenedForWant:N0}, "
        + $"generator {result.ProcessorShare:P0} of the processors"));

    private static Task<LoadResult> Measure(GridClient grid, LoadScenario scenario, string run) => new LoadRun(
        new GridLoadTarget(grid, County()), scenario, new() { Run = run, EndsOnTime = true }).Run(null, default);

    private static PackCommand.PublishPack County()
    {
        var content = PackFolder.Read(Path.Combine(BenchmarkLog.Root, "grains/packs/samples/county")).Content!;
        return new(PackCompiler.Compile(content).Pack!.Version, content.Json);
    }

    private static async Task<IHost> Connect(string gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options =>
        {
            options.Gateways.Add(gateway);
            options.PropagatesTraces = false;
            // The load tries again by itself, and counts it.
            options.AttemptsMax = 1;
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private string Text()
    {
        var text = new StringBuilder()
            .AppendLine("# Latency by schedule, and overload: one silo on PostgreSQL (synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: the preset county, {seconds} s a step and {seconds * HalfIsLonger} s at half of the highest "
                + $"rate, {OverloadedCases:N0} cases where twice the rate is asked for, more than wait there; "
                + $"requests and acts of the pack county, over a gateway; median of {rounds} rounds in one "
                + $"run; client, silo and database ({SettledServer.Settings}) on one machine")
            .AppendLine("- latency counts from the moment at which a command was to be sent")
            .AppendLine("- what is refused as overloaded the client library refuses, before it is sent")
            .AppendLine("- the rates: median, lowest – highest of the rounds; the p99 likewise")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"open-loop {rounds} {seconds}"))
            .AppendLine(
                "| step | asked / sent, a second | acknowledged, a second | of the highest | p50 / p99 / p99.9, ms "
                + "| refused as overloaded | opened for want of one | unknown | receipts missing in the ledger |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var step in Steps)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {step} | {Median(step, result => result.RateAsked):N0} "
                + $"/ {Median(step, result => result.RateSent):N0} "
                + $"| {Spread(step, result => result.RateAcknowledged, "N0")} "
                + $"| {OfHighest(step)} "
                + $"| {Median(step, result => result.Latency.P50):N1} "
                + $"/ {Spread(step, result => result.Latency.P99, "N1")} "
                + $"/ {Median(step, result => result.Latency.P999):N1} "
                + $"| {Median(step, result => result.Counts.Overloaded):N0} "
                + $"| {Median(step, result => result.Counts.OpenedForWant):N0} "
                + $"| {Median(step, result => result.Counts.Unknown):N0} "
                + $"| {_results[step].Sum(result => result.Findings?.Lost ?? 0)} |");
        }

        return text.ToString();
    }

    private string Spread(string step, Func<LoadResult, double> of, string format)
    {
        string Told(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        var values = _results[step].Select(of).ToList();
        return $"{Told(BenchmarkReport.Median(values))} ({Told(values.Min())} – {Told(values.Max())})";
    }

    private double Median(string step, Func<LoadResult, double> of) =>
        BenchmarkReport.Median(_results[step].Select(of));
}
