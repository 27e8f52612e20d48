using System.Globalization;
using System.Text;
using Grid.Ledger.Tests;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// One silo on PostgreSQL, step by step: a client that waits for each answer, more under way at once, several acts a
/// call; and what each process takes of the processors meanwhile.
/// </summary>
/// <param name="rounds">How often.</param>
/// <param name="acts">How many acts a step.</param>
/// <param name="only">The one step to take, by its place; every one where there is none.</param>
internal sealed class LadderReport(int rounds, int acts, int? only)
{
    private static readonly Step[] Steps =
    [
        new("one after the other", 1, 1),
        new("10 in flight", 10, 1),
        new("32 in flight", 32, 1),
        new("256 in flight", 256, 1),
        new("1,024 in flight", 1024, 1),
        new("calls of 10 acts of one case, 64 in flight", 64, 10),
        new("calls of 100 acts of one case, 16 in flight", 16, 100),
    ];

    private readonly Step[] _chosen = Chosen(only);
    private readonly Dictionary<Step, List<double>> _rates = Steps.ToDictionary(step => step, _ => new List<double>());
    private readonly Dictionary<Step, ProcessorShares> _shares = [];

    private static Step[] Chosen(int? only) => only switch
    {
        null => Steps,
        >= 0 and var place when place < Steps.Length => [Steps[place]],
        _ => throw new ArgumentException(
            $"there is no step {only}: "
            + string.Join(", ", Steps.Select((step, place) => $"{place} is {step.Name}"))),
    };

    /// <summary>Measures, and writes the result beside the others.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        using var server = SettledServer.Start();
        for (var round = 0; round < rounds; round++)
        {
            await using var silo = await MeasuredSilo.Start([$"--Grid:Store=postgres:{server.NewDatabase()}"]);
            await using (var warm = await MadeLoad.Connect(silo.Gateway, new(256)))
            {
                await warm.Prepare();
                await warm.Acts(acts);
            }

            foreach (var step in _chosen)
            {
                await Measure(step, silo, server);
            }
        }

        return BenchmarkReport.Keep("ladder", Text());
    }

    private async Task Measure(Step step, MeasuredSilo silo, PostgresServer server)
    {
        var count = step.InFlight == 1 ? acts / 10 : acts;
        // Cases stay as short as real ones, however many acts are measured.
        var shape = new MadeLoad.Shape(step.InFlight)
        {
            Cases = Math.Max(4000, count / 10),
            Prefix = $"{Array.IndexOf(Steps, step)}",
        };
        await using var load = await MadeLoad.Connect(silo.Gateway, shape);
        await load.Prepare();
        await load.Acts(count / 4);
        var (rate, shares) = await ProcessorShares.Of(
            server,
            () => silo.ProcessorTime,
            () => step.Size == 1 ? load.Acts(count) : load.Batches(count, step.Size));
        _rates[step].Add(rate);
        _shares[step] = shares;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{step.Name}: {rate:N0} acts/s, processors {shares}"));
    }

    private string Text()
    {
        var text = new StringBuilder()
            .AppendLine("# Durable acts of one silo on PostgreSQL, step by step (synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: {acts:N0} acts of a made sign-off log a step, over a gateway; median of {rounds} rounds in "
                + $"one run; client, silo and database ({SettledServer.Settings}) on one machine")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"ladder {rounds} {acts}"))
            .AppendLine("| step | acts/s, median | lowest – highest | processors: client / silo / database, last |")
            .AppendLine("|---|---|---|---|");
        foreach (var step in _chosen)
        {
            var rates = _rates[step];
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {step.Name} | {BenchmarkReport.Median(rates):N0} | {rates.Min():N0} – {rates.Max():N0} "
                + $"| {_shares[step]} |");
        }

        return text.ToString();
    }

    /// <summary>A step of the ladder.</summary>
    /// <param name="Name">What it is called in the result.</param>
    /// <param name="InFlight">Calls under way at once.</param>
    /// <param name="Size">Acts a call.</param>
    private sealed record Step(string Name, int InFlight, int Size);
}
