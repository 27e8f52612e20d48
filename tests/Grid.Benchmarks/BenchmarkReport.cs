using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Grid.Benchmarks;

/// <summary>A result as it is kept: figures, machine, commit, command.</summary>
internal sealed class BenchmarkReport(string log, List<ReplayMeasure> replays, List<double> singles)
{
    private double Replay => Median(replays.Select(replay => replay.ActsPerSecond));

    private double Single => Median(singles);

    private double Same => Median(Sames);

    private IEnumerable<double> Sames => replays.Select(replay => replay.SameEntriesSingly);

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"replay {Replay:N0} acts/s; one transaction per act: the same entries {Same:N0} acts/s, "
        + $"ratio {Replay / Same:0.0}; a bare row {Single:N0} acts/s, ratio {Replay / Single:0.0}");

    /// <summary>Writes the result beside the others.</summary>
    public string Write()
    {
        var spread = replays.Select(replay => replay.ActsPerSecond).ToList();
        var text = new StringBuilder()
            .AppendLine("# Replay of a sign-off log, embedded, SQLite (WAL, synchronous = FULL)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- log: {log}; median of {replays.Count} alternating rounds "
                + $"in one run")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"{replays.Count}"))
            .AppendLine("| what | median | lowest – highest |")
            .AppendLine("|---|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| replay: silo start, officers, cases, acts, judgement, look "
                + $"at every case, root of the ledger (acts/s) | {Replay:N0} | {spread.Min():N0} – {spread.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| one transaction per act, the same entries, heads and indexes, decided before (acts/s) | "
                + $"{Same:N0} | {Sames.Min():N0} – {Sames.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| one transaction per act, a bare row of an entry's size (acts/s) | "
                + $"{Single:N0} | {singles.Min():N0} – {singles.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| ratio to the same entries | {Replay / Same:0.0} | |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| ratio to a bare row | {Replay / Single:0.0} | |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| silo start to first act settled (s) | "
                + $"{Median(replays.Select(replay => replay.FirstAct.TotalSeconds)):0.00} | |");
        return Keep("replay", text.ToString());
    }

    /// <summary>Writes a result of today.</summary>
    /// <returns>The file.</returns>
    public static string Keep(string name, string text)
    {
        var day = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = Path.Combine(BenchmarkLog.Root, "tests", "Grid.Benchmarks", "Results", $"{day}-{name}.md");
        File.WriteAllText(file, text);
        return file;
    }

    public static string Machine() =>
        $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, "
        + $".NET {Environment.Version}";

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static string Commit()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "describe --always --dirty --abbrev=12")
        {
            WorkingDirectory = BenchmarkLog.Root,
            RedirectStandardOutput = true,
        });
        return git?.StandardOutput.ReadToEnd().Trim() ?? "unknown";
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1].Trim() ?? "unknown"
            : "unknown";
}
