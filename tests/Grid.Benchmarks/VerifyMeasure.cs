using System.Globalization;
using System.Text;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Benchmarks;

/// <summary>
/// How fast a store is verified whose entries are those of the sign-off log: on one thread, by the
/// processor time it takes; and on all cores, by the clock.
/// </summary>
internal sealed class VerifyMeasure(int rounds, string? given)
{
    public async Task<MeasuredPart> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            var store = given ?? Path.Combine(folder.FullName, "grid.db");
            var log = given is null ? await Replay(store) : $"the store {Path.GetFileName(given)}";
            // The first round is for the compiler of the runtime.
            await OnOneCore(store);
            var (one, all) = (new List<VerificationReport>(), new List<VerificationReport>());
            for (var round = 0; round < rounds; round++)
            {
                one.Add(await OnOneCore(store));
                all.Add(await Verify(store, VerificationPace.Full));
                Console.WriteLine($"round {round + 1}: a core {one[^1].Leaves.PerSecondOfCore:N0} entries/s in part 1, "
                    + $"{one[^1].Indexes.PerSecondOfCore:N0} entries and rows/s in part 2; all cores "
                    + $"{all[^1].Entries / all[^1].Duration.TotalSeconds:N0} entries/s, both parts");
            }

            return new(
                Report(log, one, all),
                new MeasuredNumber(
                    "verify: leaves, columns, chains and roots, entries/s a core",
                    "150,000",
                    string.Create(CultureInfo.InvariantCulture, $"{PerCore(one):N0}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double PerCore(List<VerificationReport> one) =>
        BenchmarkReport.Median(one.Select(report => report.Leaves.PerSecondOfCore));

    private static async Task<string> Replay(string store)
    {
        var log = BenchmarkLog.Find();
        await ReplayMeasure.Replay(log, BenchmarkLog.Pack(), store);
        return log.Name;
    }

    // Whatever else the machine does takes time, but no processor time of ours.
    private static async Task<VerificationReport> OnOneCore(string path)
    {
        var before = Environment.CpuUsage.TotalTime;
        var report = await Verify(path, new(1));
        var used = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var share = used / (report.StructureSeconds + report.Leaves.Seconds + report.Indexes.Seconds);
        return report with
        {
            Leaves = report.Leaves with { Seconds = report.Leaves.Seconds * share },
            Indexes = report.Indexes with { Seconds = report.Indexes.Seconds * share },
        };
    }

    private static async Task<VerificationReport> Verify(string path, VerificationPace pace)
    {
        await using var store = SqliteLedgerStore.OpenForReading(path);
        var report = await LedgerVerifier.Verify(store, new() { Pace = pace }, null, CancellationToken.None);
        return report.IsClean
            ? report
            : throw new InvalidOperationException($"the store is damaged: {report.Damage[0]}");
    }

    private string Report(string log, List<VerificationReport> one, List<VerificationReport> all)
    {
        var text = new StringBuilder("# `grid verify` of a SQLite store\n\n")
            .Append(CultureInfo.InvariantCulture, $"- store: {one[0].Entries:N0} entries of {log}; ")
            .Append(CultureInfo.InvariantCulture, $"median of {rounds} alternating rounds in one run\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"verify {rounds}"))
            .Append("| what | median | lowest – highest |\n|---|---|---|\n");
        Row(
            "part 1, leaves, columns, chains, roots: entries/s of processor time",
            one.Select(report => report.Leaves.PerSecondOfCore));
        Row(
            "part 2, index rows: entries and rows/s of processor time",
            one.Select(report => report.Indexes.PerSecondOfCore));
        Row(
            "both parts: entries/s of processor time",
            one.Select(report => report.Entries / (report.Leaves.Seconds + report.Indexes.Seconds)));
        Row(
            "both parts: entries/s by the clock, all cores, with the check of the file",
            all.Select(report => report.Entries / report.Duration.TotalSeconds));
        return text.ToString();

        void Row(string what, IEnumerable<double> values)
        {
            var measured = values.ToList();
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {what} | {BenchmarkReport.Median(measured):N0} | {measured.Min():N0} – {measured.Max():N0} |\n");
        }
    }
}
