using System.Globalization;
using System.Text;

namespace Grid.Benchmarks;

/// <summary>What telemetry costs, as it is kept: modes side by side, in alternating rounds of one run.</summary>
internal sealed class TelemetryReport(int rounds, int acts)
{
    private readonly Dictionary<TelemetryMode, List<TelemetryRound>> _measured =
        TelemetryMode.All.ToDictionary(mode => mode, _ => new List<TelemetryRound>());

    /// <summary>Measures, and writes the result beside the others.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        for (var round = 0; round < rounds; round++)
        {
            // Each round begins with another mode, so that none has always the quietest moment.
            for (var i = 0; i < TelemetryMode.All.Length; i++)
            {
                var mode = TelemetryMode.All[(round + i) % TelemetryMode.All.Length];
                var measured = await mode.Measure(acts);
                _measured[mode].Add(measured);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round + 1}, {mode.Name}: {measured.ActsPerSecond:N0} acts/s, "
                    + $"{measured.Cost:N0} µs an act, {measured.TraceKiB:N0} KiB of traces"));
            }
        }

        return Write();
    }

    private string Write()
    {
        var text = new StringBuilder()
            .AppendLine("# What telemetry costs: a silo in a process of its own, SQLite (WAL, synchronous = FULL)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- load: {acts:N0} acts of a made sign-off log, one call each, 256 under way, through the gateway; "
                + $"{rounds} alternating rounds in one run, client, silo and sink on one machine")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"telemetry {rounds} {acts}"))
            .AppendLine(
                "| telemetry | acts/s, median | lowest – highest | ratio to off, by round | of the medians "
                + "| silo's µs an act, median | ratio to off | traces sent |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (mode, measured) in _measured)
        {
            var rates = measured.Select(each => each.ActsPerSecond).ToList();
            var (rate, cost) = (BenchmarkReport.Median(rates), CostOf(mode));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {mode.Name} | {rate:N0} | {rates.Min():N0} – {rates.Max():N0} | "
                + $"{BenchmarkReport.Median(Ratios(rates)):0.00} | {rate / BenchmarkReport.Median(OffRates):0.00} | "
                + $"{cost:N0} | {cost / CostOf(TelemetryMode.Off):0.00} | "
                + $"{BenchmarkReport.Median(measured.Select(each => each.TraceKiB)):N0} KiB |");
        }

        return BenchmarkReport.Keep("telemetry", text.ToString());
    }

    private IEnumerable<double> OffRates => _measured[TelemetryMode.Off].Select(each => each.ActsPerSecond);

    private double CostOf(TelemetryMode mode) => BenchmarkReport.Median(_measured[mode].Select(each => each.Cost));

    private IEnumerable<double> Ratios(List<double> rates) => rates.Zip(OffRates, (rate, off) => rate / off);
}
