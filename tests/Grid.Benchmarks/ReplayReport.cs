using System.Globalization;
using System.Text;

namespace Grid.Benchmarks;

/// <summary>
/// A replay into an embedded silo on SQLite against what the same disk does without group commit. Rounds alternate, so
/// that a machine that slows down slows both.
/// </summary>
internal sealed class ReplayReport
{
    private readonly string _log;
    private readonly List<ReplayMeasure> _replays;
    private readonly List<double> _singles;

    private ReplayReport(string log, List<ReplayMeasure> replays, List<double> singles) =>
        (_log, _replays, _singles) = (log, replays, singles);

    /// <summary>Measures.</summary>
    public static async Task<MeasuredPart> Measure(int rounds)
    {
        var log = BenchmarkLog.Find();
        var pack = BenchmarkLog.Pack();
        var (replays, singles) = (new List<ReplayMeasure>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            replays.Add(await ReplayMeasure.Take(log, pack));
            singles.Add(SingleTransactions.ActsPerSecond(log.Content.Totals.Acts));
            Console.WriteLine($"round {round + 1}: replay {replays[^1].ActsPerSecond:N0} acts/s, first act after "
                + $"{replays[^1].FirstAct.TotalSeconds:0.00} s; one transaction per act: same entries "
                + $"{replays[^1].SameEntriesSingly:N0} acts/s, a bare row {singles[^1]:N0} acts/s");
        }

        var report = new ReplayReport(log.Name, replays, singles);
        Console.WriteLine(report.Summary);
        return new(
            report.Text(),
            new MeasuredNumber(
                "SQLite embedded, a whole replay ÷ one SQLite transaction an act of the same entries",
                "8 ×",
                (report.Replay / report.Same).ToString("0.00", CultureInfo.InvariantCulture)));
    }

    private double Replay => BenchmarkReport.Median(_replays.Select(replay => replay.ActsPerSecond));

    private double Single => BenchmarkReport.Median(_singles);

    private double Same => BenchmarkReport.Median(Sames);

    private IEnumerable<double> Sames => _replays.Select(replay => replay.SameEntriesSingly);

    private string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"replay {Replay:N0} acts/s; one transaction per act: the same entries {Same:N0} acts/s, "
        + $"ratio {Replay / Same:0.0}; a bare row {Single:N0} acts/s, ratio {Replay / Single:0.0}");

    private string Text()
    {
        var spread = _replays.Select(replay => replay.ActsPerSecond).ToList();
        var text = new StringBuilder()
            .AppendLine("# Replay of a sign-off log, embedded, SQLite (WAL, synchronous = FULL)")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- log: {_log}; median of {_replays.Count} alternating rounds "
                + $"in one run")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"{_replays.Count}"))
            .AppendLine("| what | median | lowest – highest |")
            .AppendLine("|---|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| replay: silo start, officers, cases, acts, judgement, look at every case, root of the ledger "
                + $"(acts/s) | {Replay:N0} | {spread.Min():N0} – {spread.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| one transaction per act, the same entries, heads and indexes, decided before (acts/s) | "
                + $"{Same:N0} | {Sames.Min():N0} – {Sames.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| one transaction per act, a bare row of an entry's size (acts/s) | "
                + $"{Single:N0} | {_singles.Min():N0} – {_singles.Max():N0} |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| ratio to the same entries | {Replay / Same:0.0} | |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| ratio to a bare row | {Replay / Single:0.0} | |")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| silo start to first act settled (s) | "
                + $"{BenchmarkReport.Median(_replays.Select(replay => replay.FirstAct.TotalSeconds)):0.00} | |");
        return text.ToString();
    }
}
