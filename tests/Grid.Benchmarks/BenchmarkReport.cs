using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Grid.Benchmarks;

/// <summary>How a result is kept: where, and with which machine and commit.</summary>
internal static class BenchmarkReport
{
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
