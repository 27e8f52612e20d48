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
        ("one", "one INSERT transaction per act by hand, 32 connections"),
        ("bare", "raw unnest batches of 500 of the same entries, table and key alone"),
        ("indexed", "the same with the index of streams"),
    ];

    private readonly Dictionary<string, List<double>> _rates =
        Rows.ToDictionary(row => row.Key, _ => new List<double>());

    private readonly Dictionary<string, ProcessorShares> _shares = [];

    /// <summary>Measures, and writes the result beside the others.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        using var server = new PostgresServer("shared_buffers=256MB", "max_connections=100");
        for (var round = 0; round < rounds; round++)
        {
            var store = server.NewDatabase();
            Func<Task>[] steps =
            [
                () => OfGrid(server, store, 32),
                () => OfGrid(server, server.NewDatabase(), 256),
                () => OfThree(server, 256),
                () => OfState(server, 32),
                () => OfState(server, 256),
            ];
            // Each round begins with another, so that none has always the quietest moment.
            for (var i = 0; i < steps.Length; i++)
            {
                await steps[(round + i) % steps.Length]();
            }

            await OfRaw(server, store);
        }

        return BenchmarkReport.Keep("compare", Text());
    }

    private async Task OfGrid(PostgresServer server, string database, int inFlight)
    {
        await using var silo = await MeasuredSilo.Start([$"--Grid:Store=postgres:{database}"]);
        await using var load = await MadeLoad.Connect(silo.Gateway, new(inFlight));
        await load.Prepare();
        await load.Acts(acts);
        await Note($"grid-{inFlight}", server, () => silo.ProcessorTime, () => load.Acts(acts));
    }

    private async Task OfThree(PostgresServer server, int inFlight)
    {
        var keys = Directory.CreateTempSubdirectory("grid-benchmark-");
        string[] settings =
        [
            $"--Grid:Store=postgres:{server.NewDatabase()}", "--Grid:Cluster=adonet",
            // One key for all, as a cluster has it.
            $"--Grid:Checkpoints:Keys={keys.FullName}",
        ];
        await using var first = await MeasuredSilo.Start(settings);
        await using var second = await MeasuredSilo.Start(settings);
        await using var third = await MeasuredSilo.Start(settings);
        await using var load = await MadeLoad.Connect(first.Gateway, new(inFlight), second.Gateway, third.Gateway);
        await load.Prepare();
        await load.Acts(acts);
        await Note(
            $"three-{inFlight}",
            server,
            () => first.ProcessorTime + second.ProcessorTime + third.ProcessorTime,
            () => load.Acts(acts));
        keys.Delete(recursive: true);
    }

    private async Task OfState(PostgresServer server, int inFlight)
    {
        await using var silo = await BaselineProcess.Start(server.NewDatabase());
        await using var load = await MadeLoad.Connect(silo.Gateway, new(inFlight));
        await load.Prepare(hasOfficers: false);
        await load.Acts(acts / 4);
        await Note($"state-{inFlight}", server, () => silo.ProcessorTime, () => load.Acts(acts / 4));
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

    private string Text()
    {
        var grid = Math.Max(Median("grid-32"), Median("grid-256"));
        var state = Math.Max(Median("state-32"), Median("state-256"));
        var text = new StringBuilder()
            .AppendLine("# Durable acts against the same PostgreSQL without group commit (synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: {acts:N0} acts of a made sign-off log, one command each, over a gateway, one silo; median of "
                + $"{rounds} alternating rounds in one run; client, silo and database on one machine")
            .AppendLine(CultureInfo.InvariantCulture, $"- machine: {BenchmarkReport.Machine()}")
            .AppendLine(CultureInfo.InvariantCulture, $"- commit: {BenchmarkReport.Commit()}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- command: `dotnet run -c Release --project tests/Grid.Benchmarks -- compare {rounds} {acts}`")
            .AppendLine()
            .AppendLine("| what | acts/s, median | lowest – highest | processors: client / silo / database, last |")
            .AppendLine("|---|---|---|---|");
        foreach (var (key, name) in Rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {Median(key):N0} | {_rates[key].Min():N0} – {_rates[key].Max():N0} "
                + $"| {_shares[key]} |");
        }

        return text
            .AppendLine()
            .AppendLine("| ratio of medians | at least | measured |")
            .AppendLine("|---|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture, $"| grid ÷ WriteStateAsync, the best of each | 8 | {grid / state:0.0} |")
            .AppendLine(
                CultureInfo.InvariantCulture, $"| grid ÷ one INSERT transaction | 4 | {grid / Median("one"):0.0} |")
            .AppendLine(
                CultureInfo.InvariantCulture, $"| grid ÷ raw batches, bare | 0.25 | {grid / Median("bare"):0.00} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| grid ÷ raw batches with the index | – | {grid / Median("indexed"):0.00} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| three silos ÷ one, 256 in flight | 0.8 | {Median("three-256") / Median("grid-256"):0.00} |")
            .ToString();
    }
}
