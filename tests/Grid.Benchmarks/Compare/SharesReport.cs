using System.Globalization;
using System.Text;
using Grid.Ledger;
using Grid.Ledger.Postgres;
using Grid.Ledger.Tests;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// What canonical JSON, hashing and checkpoints take of the processor time of an act: each measured alone on the
/// entries that a load wrote, against what client, silo and database took for that load.
/// </summary>
internal sealed class SharesReport(int rounds, int acts)
{
    private readonly List<double> _rates = [];
    private readonly List<(double Client, double Silo, double Database)> _taken = [];

    /// <summary>Measures.</summary>
    public async Task<MeasuredPart> Measure()
    {
        using var server = SettledServer.Start();
        var store = server.NewDatabase();
        var from = await Load(server, store);
        var costs = new ActCosts(await Written(store, from));
        var rate = BenchmarkReport.Median(_rates);
        // A silo signs every second in which something was written.
        var bundle = Math.Max(1, (int)(rate * costs.Entries / costs.Acts));
        (string What, double Cost)[] parts =
        [
            ("canonical JSON of command and entries", await costs.Json()),
            ("SHA-256 of both", await costs.Hashing()),
            (
                $"checkpoints: trees, tiles and signatures, {bundle:N0} entries a bundle",
                await costs.Checkpoints(bundle)),
        ];
        var together = parts.Sum(part => part.Cost);
        return new(
            Text(costs, rate, parts),
            new MeasuredNumber(
                "canonical JSON, hashing, checkpoints: share of the processor time of the silo / of all three",
                "at most 10 %",
                string.Create(
                    CultureInfo.InvariantCulture, $"{together / Taken.Silo:P1} / {together / Taken.All:P1}")));
    }

    private (double Client, double Silo, double Database, double All) Taken
    {
        get
        {
            var (client, silo, database) = (
                BenchmarkReport.Median(_taken.Select(taken => taken.Client)),
                BenchmarkReport.Median(_taken.Select(taken => taken.Silo)),
                BenchmarkReport.Median(_taken.Select(taken => taken.Database)));
            return (client, silo, database, client + silo + database);
        }
    }

    private async Task<long> Load(PostgresServer server, string store)
    {
        await using var silo = await MeasuredSilo.Start([$"--Grid:Store=postgres:{store}"]);
        await using (var warm = await MadeLoad.Connect(silo.Gateway, new(256) { Prefix = "warm" }))
        {
            await warm.Prepare();
            await warm.Acts(acts * 4);
        }

        var from = 0L;
        for (var round = 0; round < rounds; round++)
        {
            await using var load = await MadeLoad.Connect(
                silo.Gateway, new(256) { Prefix = $"{round}", Cases = Math.Max(1, acts / 10) });
            await load.Prepare(hasOfficers: false);
            from = await Size(store);
            var (rate, shares) = await ProcessorShares.Of(server, () => silo.ProcessorTime, () => load.Acts(acts));
            _rates.Add(rate);
            _taken.Add((Of(shares.Client), Of(shares.Silo), Of(shares.Database)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"256 in flight: {rate:N0} acts/s, processors {shares}"));
        }

        return from;

        double Of(TimeSpan taken) => taken.TotalMicroseconds / acts;
    }

    private static Task<PostgresLedgerStore> Open(string store) =>
        PostgresLedgerStore.OpenForReading(PostgresSource.Open(store), CancellationToken.None);

    private static async Task<long> Size(string store)
    {
        await using var reads = await Open(store);
        return (await reads.Sizes(CancellationToken.None))[0];
    }

    private static async Task<List<StoredEntry>> Written(string store, long from)
    {
        await using var reads = await Open(store);
        return await reads.ReadLane(0, from, CancellationToken.None).ToListAsync();
    }

    private string Text(ActCosts costs, double rate, (string What, double Cost)[] parts)
    {
        var (client, silo, database, all) = Taken;
        var text = new StringBuilder("# What canonical JSON, hashing and checkpoints take of the processors\n\n")
            .Append(CultureInfo.InvariantCulture, $"- load: {acts:N0} acts of a made sign-off log, 256 in flight, ")
            .Append(CultureInfo.InvariantCulture, $"{rate:N0} acts/s (median of {rounds} rounds), one silo on ")
            .Append("PostgreSQL (synchronous_commit = on), after four times as many to warm up\n")
            .Append(CultureInfo.InvariantCulture, $"- each part alone, warm, on the {costs.Entries:N0} entries of the ")
            .Append(CultureInfo.InvariantCulture, $"{costs.Acts:N0} acts of the last round and their commands, whose ")
            .Append("digests are held against those in the ledger; processor time with its garbage, median of 5; what ")
            .Append("checkpoints read from and write to the database is not among the parts\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"shares {rounds} {acts}"))
            .Append("| what | µs an act | of the silo's | of all three |\n|---|---|---|---|\n");
        foreach (var (what, cost) in parts)
        {
            Row(what, cost);
        }

        Row("these together", parts.Sum(part => part.Cost));
        Row("the silo", silo);
        Row("the client", client);
        Row("the database", database);
        Row("all three", all);
        return text.ToString();

        void Row(string what, double cost) => text.Append(
            CultureInfo.InvariantCulture,
            $"| {what} | {cost:0.00} | {cost / silo:P1} | {cost / all:P1} |\n");
    }
}
