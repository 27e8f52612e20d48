using System.Globalization;
using System.Text;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// What supervision costs an act that needs none of it: the same load on a silo that watches over clocks and draws
/// seats, and on one where that is switched off, in alternating rounds of one run.
/// </summary>
internal sealed class SupervisionReport(int rounds, int acts)
{
    private const int InFlight = 256;

    private static readonly (string Name, string[] Settings)[] Silos =
    [
        ("all of it on, as a silo starts", []),
        ("clocks and draws switched off", ["--Grid:Deadlines=false", "--Grid:Draws=false"]),
    ];

    private readonly List<double>[] _rates = [.. Silos.Select(_ => new List<double>())];
    private readonly ProcessorShares?[] _shares = new ProcessorShares?[Silos.Length];

    /// <summary>Measures, and writes the result beside the others.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        using var server = SettledServer.Start();
        await using var on = await Start(server.NewDatabase(), Silos[0].Settings);
        await using var off = await Start(server.NewDatabase(), Silos[1].Settings);
        MeasuredSilo[] silos = [on, off];
        foreach (var silo in silos)
        {
            await Load(silo, "warm", acts * 8);
        }

        for (var round = 0; round < rounds; round++)
        {
            // Each round begins with the other, so that neither has always the quieter moment.
            for (var i = 0; i < silos.Length; i++)
            {
                var which = (round + i) % silos.Length;
                var (rate, shares) = await ProcessorShares.Of(
                    server,
                    () => silos[which].ProcessorTime,
                    () => Load(silos[which], string.Create(CultureInfo.InvariantCulture, $"r{round}"), acts));
                _rates[which].Add(rate);
                _shares[which] = shares;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{Silos[which].Name}: {rate:N0} acts/s, processors {shares}"));
            }
        }

        return BenchmarkReport.Keep("supervision", Text());
    }

    private static Task<MeasuredSilo> Start(string database, string[] settings) =>
        MeasuredSilo.Start([$"--Grid:Store=postgres:{database}", .. settings]);

    private static async Task<double> Load(MeasuredSilo silo, string prefix, int count)
    {
        var shape = new MadeLoad.Shape(InFlight) { Cases = count / 10, Prefix = prefix };
        await using var load = await MadeLoad.Connect(silo.Gateway, shape);
        await load.Prepare();
        return await load.Acts(count);
    }

    private string Text()
    {
        var text = new StringBuilder()
            .AppendLine("# What supervision costs an act (PostgreSQL, synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: {acts:N0} acts of a made sign-off log, one command each, {InFlight} in flight over a "
                + $"gateway, after eight times as many to warm up; median of {rounds} alternating rounds in one run; "
                + $"client, silos and database ({SettledServer.Settings}) on one machine")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"supervision {rounds} {acts}"))
            .AppendLine("| what | acts/s, median | lowest – highest | processors: client / silo / database, last |")
            .AppendLine("|---|---|---|---|");
        for (var which = 0; which < Silos.Length; which++)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {Silos[which].Name} | {BenchmarkReport.Median(_rates[which]):N0} "
                + $"| {_rates[which].Min():N0} – {_rates[which].Max():N0} | {_shares[which]} |");
        }

        return text
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"On ÷ off: {BenchmarkReport.Median(_rates[0]) / BenchmarkReport.Median(_rates[1]):0.00} (at least "
                + $"0.85 is wanted). What cannot be switched off, such as what follows from suspensions, is in both.")
            .ToString();
    }
}
