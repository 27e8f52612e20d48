using System.Globalization;
using System.Text;
using Grid.Domain.Rules;
using Grid.Ledger.Shadow;
using Grid.Ledger.Sqlite;

namespace Grid.Benchmarks;

/// <summary>How long it takes to judge stored acts under another version of their pack.</summary>
internal sealed class ShadowMeasure(int acts, int rounds, string? given)
{
    public async Task<string> Run()
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            var path = given ?? Path.Combine(folder.FullName, "grid.db");
            var before = BenchmarkLog.Pack();
            if (!File.Exists(path))
            {
                await ReplayMeasure.Replay(BenchmarkLog.OfMade((acts + 2) / 3), before, path);
            }

            var after = After();
            var (taken, used) = (new List<ShadowTotals>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                await using var store = SqliteLedgerStore.OpenForReading(path);
                var started = Environment.CpuUsage.TotalTime;
                taken.Add(await ShadowRun.Over(store, before.Pack, after, _ => { }, CancellationToken.None));
                used.Add((Environment.CpuUsage.TotalTime - started).TotalSeconds);
                Console.WriteLine(
                    $"round {round + 1}: {taken[^1].Acts:N0} acts in {taken[^1].Taken.TotalSeconds:0.0} s "
                    + $"({used[^1]:0.0} s of processor time), "
                    + $"{taken[^1].Differences:N0} verdicts differ, {taken[^1].Unlike:N0} unlike what is stored");
            }

            return BenchmarkReport.Keep("shadow", Report(taken, used));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Report(List<ShadowTotals> taken, List<double> used)
    {
        var seconds = taken.Select(one => one.Taken.TotalSeconds).ToArray();
        return new StringBuilder("# `grid pack diff A B --over STORE`: stored acts judged under both versions\n\n")
            .Append(CultureInfo.InvariantCulture, $"- store: SQLite, {taken[0].Acts:N0} acts and openings of ")
            .Append(CultureInfo.InvariantCulture, $"{taken[0].Cases:N0} cases ")
            .Append("of a made sign-off log; the other version has another term and one rule less\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"shadow {acts} {rounds}"))
            .Append("| what | median | lowest – highest |\n|---|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| seconds, all cores | {BenchmarkReport.Median(seconds):0.0} | ")
            .Append(CultureInfo.InvariantCulture, $"{seconds.Min():0.0} – {seconds.Max():0.0} |\n")
            .Append(CultureInfo.InvariantCulture, $"| seconds of processor time | ")
            .Append(CultureInfo.InvariantCulture, $"{BenchmarkReport.Median(used):0.0} | ")
            .Append(CultureInfo.InvariantCulture, $"{used.Min():0.0} – {used.Max():0.0} |\n")
            .Append(CultureInfo.InvariantCulture, $"| acts and openings/s | ")
            .Append(CultureInfo.InvariantCulture, $"{taken[0].Acts / BenchmarkReport.Median(seconds):N0} | |\n")
            .Append(CultureInfo.InvariantCulture, $"| verdicts that differ | {taken[0].Differences:N0} | |\n")
            .Append("| acts whose stored verdicts are not what the first version says | ")
            .Append(CultureInfo.InvariantCulture, $"{taken[0].Unlike:N0} | |\n")
            .Append(CultureInfo.InvariantCulture, $"| memory of the process at its end (MiB) | ")
            .Append(CultureInfo.InvariantCulture, $"{Environment.WorkingSet >> 20:N0} | |\n").ToString();
    }

    private static RulePack After()
    {
        var folder = Path.Combine(BenchmarkLog.Root, "grains", "packs", "samples", "sign-off");
        var text = File.ReadAllText(Path.Combine(folder, "pack.yaml"))
            .Replace("hours: 48", "hours: 1", StringComparison.Ordinal)
            .Replace("second: REVIEWED", "second: SUBMITTED", StringComparison.Ordinal);
        return LawPack.Compile(new(StringComparer.Ordinal) { ["pack.yaml"] = text });
    }
}
