using System.Globalization;
using System.Text;

namespace Grid.Benchmarks;

/// <summary>What telemetry costs, as it is kept: modes side by side, in alternating rounds of one run.</summary>
internal sealed class TelemetryReport(int rounds, int acts)
{
    private readonly Dictionary<TelemetryMode, List<(double ActsPerSecond, long TraceBytes)>> _measured =
        TelemetryMode.All.ToDictionary(mode => mode, _ => new List<(double, long)>());

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
                    + $"{measured.TraceBytes / 1024:N0} KiB of traces"));
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
            .AppendLine(CultureInfo.InvariantCulture, $"- machine: {BenchmarkReport.Machine()}")
            .AppendLine(CultureInfo.InvariantCulture, $"- commit: {BenchmarkReport.Commit()}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- command: `dotnet run -c Release --project tests/Grid.Benchmarks -- telemetry {rounds} {acts}`")
            .AppendLine()
            .AppendLine("| telemetry | acts/s, median | lowest – highest | ratio to off, by round | traces sent |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var (mode, measured) in _measured)
        {
            var rates = measured.Select(each => each.ActsPerSecond).ToList();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {mode.Name} | {BenchmarkReport.Median(rates):N0} | {rates.Min():N0} – {rates.Max():N0} | "
                + $"{BenchmarkReport.Median(Ratios(rates)):0.00} | "
                + $"{BenchmarkReport.Median(measured.Select(each => each.TraceBytes / 1024.0)):N0} KiB |");
        }

        return BenchmarkReport.Keep("telemetry", text.ToString());
    }

    private IEnumerable<double> Ratios(List<double> rates) =>
        rates.Zip(_measured[TelemetryMode.All[0]], (rate, off) => rate / off.ActsPerSecond);
}
