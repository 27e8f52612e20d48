using System.Globalization;
using System.Text;
using Grid.Ledger.Tests;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// Durable acts a second against what the same database does without group commit, in alternating rounds of one run.
/// </summary>
internal sealed class CompareReport(int rounds, int acts)
{
    private static readonly (string Key, string Name)[] Rows =
    [
        ("grid-32", "grid, 32 in flight"),
        ("grid-256", "grid, 256 in flight"),
        ("three-256", "three silos on the same cores, 256 in flight"),
        ("state-32", "one Orleans WriteStateAsync (ADO.NET, 1 KB) per act, 32 in flight"),
        ("state-256", "the same, 256 in flight"),
        ("calls-256", "the same grain, nothing written, 256 in flight: what calls alone cost"),
        ("one", "one INSERT transaction per act by hand, 32 connections"),
        ("bare", "raw unnest batches of 500 of the same entries, table and key alone"),
        ("indexed", "the same with the index of streams"),
    ];

    private readonly Dictionary<string, List<double>> _rates =
        Rows.ToDictionary(row => row.Key, _ => new List<double>());

    private readonly Dictionary<string, ProcessorShares> _shares = [];

    /// <summary>Measures.</summary>
    public async Task<MeasuredPart> Measure()
    {
        using var server = SettledServer.Start();
        var store = server.NewDatabase();
        await using (var grid = await MeasuredSilo.Start([$"--Grid:Store=postgres:{store}"]))
        {
            await using var state = await BaselineProcess.Start(server.NewDatabase());
            await using var calls = await BaselineProcess.Start(server.NewDatabase(), WriteStateSilo.WithoutWriting);
            await Warm(grid.Gateway, hasOfficers: true, acts * 8);
            await Warm(state.Gateway, hasOfficers: false, acts * 8);
            await Warm(calls.Gateway, hasOfficers: false, acts * 8);
            for (var round = 0; round < rounds; round++)
            {
                await Alternate(round, server, grid, state);
                await OfSilo((round, "calls", 256), server, (calls.Gateway, () => calls.ProcessorTime));
                await OfRaw(server, store);
            }
        }

        await OfThree(server);
        return new(Text(), Numbers());
    }

    // The runtime compiles what it runs again while it runs it: what is measured is a process that has settled.
    private static async Task Warm(string gateway, bool hasOfficers, int count, params IEnumerable<string> others)
    {
        var shape = new MadeLoad.Shape(256) { Cases = count / 10, Prefix = "warm" };
        await using var load = await MadeLoad.Connect(gateway, shape, others);
        await load.Prepare(hasOfficers);
        await load.Acts(count);
    }

    private async Task Alternate(int round, PostgresServer server, MeasuredSilo grid, BaselineProcess state)
    {
        Func<Task>[] steps =
        [
            () => OfSilo((round, "grid", 32), server, (grid.Gateway, () => grid.ProcessorTime)),
            () => OfSilo((round, "grid", 256), server, (grid.Gateway, () => grid.ProcessorTime)),
            () => OfSilo((round, "state", 32), server, (state.Gateway, () => state.ProcessorTime)),
            () => OfSilo((round, "state", 256), server, (state.Gateway, () => state.ProcessorTime)),
        ];
        // Each round begins with another, so that none has always the quietest moment.
        for (var i = 0; i < steps.Length; i++)
        {
            await steps[(round + i) % steps.Length]();
        }
    }

    // Cases of its own each time: how long a case is has a say in what an act costs.
    private async Task OfSilo(
        (int Round, string What, int InFlight) step,
        PostgresServer server,
        (string Gateway, Func<TimeSpan> ProcessorTime) silo,
        params IEnumerable<string> others)
    {
        var shape = new MadeLoad.Shape(step.InFlight)
        {
            Cases = acts / 10,
            Prefix = $"{step.Round}-{step.InFlight}",
        };
        await using var load = await MadeLoad.Connect(silo.Gateway, shape, others);
        await load.Prepare(hasOfficers: step.What is not ("state" or "calls"));
        await Note($"{step.What}-{step.InFlight}", server, silo.ProcessorTime, () => load.Acts(acts));
    }

    private async Task OfThree(PostgresServer server)
    {
        var keys = Directory.CreateTempSubdirectory("grid-benchmark-");
        string[] settings =
        [
            $"--Grid:Store=postgres:{server.NewDatabase()}", "--Grid:Cluster=adonet",
            // One key for all, as a cluster has it.
            $"--Grid:Checkpoints:Keys={keys.FullName}",
        ];
        await using var first = await MeasuredSilo.Start(settings);
        // One has the pages, as the one silo has them.
        await using var second = await MeasuredSilo.Start([.. settings, "--Grid:Views=false"]);
        await using var third = await MeasuredSilo.Start([.. settings, "--Grid:Views=false"]);
        string[] others = [second.Gateway, third.Gateway];
        // Each has a third of it: the same for each as for the one silo.
        await Warm(first.Gateway, hasOfficers: true, acts * 24, others);
        for (var round = 0; round < rounds; round++)
        {
            await OfSilo(
                (round, "three", 256),
                server,
                (first.Gateway, () => first.ProcessorTime + second.ProcessorTime + third.ProcessorTime),
                others);
        }

        keys.Delete(recursive: true);
    }

    private async Task OfRaw(PostgresServer server, string store)
    {
        var raw = new RawInserts(server.NewDatabase(), await RawInserts.Of(store, acts));
        await Note("one", server, () => TimeSpan.Zero, raw.OneByOne);
        await Note("bare", server, () => TimeSpan.Zero, () => raw.Batches(withIndex: false));
        await Note("indexed", server, () => TimeSpan.Zero, () => raw.Batches(withIndex: true));
    }

    private async Task Note(string key, PostgresServer server, Func<TimeSpan> silo, Func<Task<double>> measure)
    {
        var (rate, shares) = await ProcessorShares.Of(server, silo, measure);
        _rates[key].Add(rate);
        _shares[key] = shares;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key}: {rate:N0} acts/s, processors {shares}"));
    }

    private double Median(string key) => BenchmarkReport.Median(_rates[key]);

    private MeasuredNumber[] Numbers()
    {
        var grid = Math.Max(Median("grid-32"), Median("grid-256"));
        var state = Math.Max(Median("state-32"), Median("state-256"));
        return
        [
            Ratio("durable acts/s ÷ one WriteStateAsync an act, the best of each", "8 ×", grid / state),
            Ratio("÷ one INSERT transaction an act, 32 connections", "4 ×", grid / Median("one")),
            Ratio("÷ raw batches of 500, table and key alone", "0.25", grid / Median("bare")),
            Ratio("÷ raw batches of 500 with the index of streams", "told", grid / Median("indexed")),
            Ratio("calls alone, nothing written ÷ WriteStateAsync", "told", Median("calls-256") / state),
            Ratio("three silos on the same cores ÷ one", "0.8 ×", Median("three-256") / Median("grid-256")),
        ];
    }

    private static MeasuredNumber Ratio(string what, string wanted, double ratio) =>
        new(what, wanted, ratio.ToString("0.00#", CultureInfo.InvariantCulture));

    private string Text()
    {
        var text = new StringBuilder()
            .AppendLine("# Durable acts against the same PostgreSQL without group commit (synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: {acts:N0} acts of a made sign-off log, one command each, ten to a case, over a gateway, "
                + $"after eight times as many a silo to warm up; median of {rounds} alternating rounds in one run; "
                + $"three silos after the others, one with views as the one silo; client, silo and database "
                + $"({SettledServer.Settings}) on one machine")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"compare {rounds} {acts}"))
            .AppendLine("| what | acts/s, median | lowest – highest | processors: client / silo / database, last |")
            .AppendLine("|---|---|---|---|");
        foreach (var (key, name) in Rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(key):N0} | {_rates[key].Min():N0} – {_rates[key].Max():N0} "
                + $"| {_shares[key]} |");
        }

        text.AppendLine().AppendLine("| ratio of medians | at least | measured |").AppendLine("|---|---|---|");
        foreach (var number in Numbers())
        {
            text.AppendLine(
                CultureInfo.InvariantCulture, $"| {number.What} | {number.Wanted} | {number.Measured} |");
        }

        return text.ToString();
    }
}
