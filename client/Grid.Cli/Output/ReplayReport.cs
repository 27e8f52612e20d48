using System.Diagnostics;
using System.Globalization;
using Grid.Replay.Findings;
using Grid.Replay.Running;

namespace Grid.Cli.Output;

/// <summary>What a replay tells: figures for people and for programs, and every finding as a line.</summary>
internal sealed class ReplayReport(ReplayResult result, ReplayFindings findings, TimeSpan taken)
{
    private readonly ReplayResult _result = result;

    private double ActsPerSecond => Math.Round(_result.Totals.Acts / Math.Max(taken.TotalSeconds, 0.001));

    /// <summary>The report as <c>--json</c> gives it.</summary>
    public object Answer() => new
    {
        Log = new
        {
            _result.Totals.Cases,
            _result.Totals.Acts,
            _result.Totals.Officers,
            _result.Totals.ActsWithoutOfficer,
            _result.Totals.Quarantined,
            _result.Totals.First,
            _result.Totals.Last,
        },
        Rules = findings.Counts().Select(count => new
        {
            count.Id,
            count.BrokenCases,
            count.BrokenActs,
            count.UndecidableCases,
            count.UndecidableActs,
        }),
        Coverage = new
        {
            findings.CasesWithoutHolder,
            findings.HoldersWithoutSupervisor,
            // Clues, warnings and instructions are what opens loops; a grid has none of them yet.
            OpenLoops = 0,
        },
        Ledger = new { _result.Ledger.Entries, _result.Ledger.Streams, _result.Ledger.Root },
        Timing = new { Seconds = Math.Round(taken.TotalSeconds, 3), ActsPerSecond },
        Memory = new { PeakMiB = Process.GetCurrentProcess().PeakWorkingSet64 >> 20 },
    };

    /// <summary>One line for each finding, then one for each bad row.</summary>
    public async Task WriteFindings(string file, CancellationToken cancellation)
    {
        var lines = findings.All().Select(JsonOutput.Line).Concat(_result.Quarantined.Select(
            row => JsonOutput.Line(new { Verdict = "quarantined", row.File, row.Line, row.Problem })));
        await File.WriteAllLinesAsync(file, lines, cancellation);
    }

    public void Print()
    {
        var totals = _result.Totals;
        TextOutput.Row("log", $"{Number(totals.Cases)} cases, {Number(totals.Acts)} acts, {Number(totals.Officers)} "
            + $"officers, {totals.First} … {totals.Last}");
        if (totals.ActsWithoutOfficer > 0)
        {
            TextOutput.Row("blind spots", $"{Number(totals.ActsWithoutOfficer)} acts for which nobody is named");
        }

        TextOutput.Row("coverage", $"{Number(findings.CasesWithoutHolder)} cases without holder, "
            + $"{Number(findings.HoldersWithoutSupervisor)} holders without supervisor");
        TextOutput.Row("ledger", $"{Number(_result.Ledger.Entries)} entries in {Number(_result.Ledger.Streams)} "
            + $"streams, root {_result.Ledger.Root}");
        TextOutput.Row(
            "time",
            string.Create(CultureInfo.InvariantCulture, $"{taken.TotalSeconds:0.0} s, {ActsPerSecond:N0} acts/s"));
        Console.WriteLine();
        TextOutput.Table(
            ["rule", "broken cases", "acts", "undecidable cases", "acts"],
            findings.Counts().Select(count => new[]
            {
                count.Id, Number(count.BrokenCases), Number(count.BrokenActs), Number(count.UndecidableCases),
                Number(count.UndecidableActs),
            }));
        PrintQuarantined();
    }

    private void PrintQuarantined()
    {
        const int Shown = 10;
        if (_result.Quarantined.IsEmpty)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"{Number(_result.Quarantined.Length)} rows set aside; the others are kept:");
        foreach (var row in _result.Quarantined.Take(Shown))
        {
            Console.WriteLine("  " + TextOutput.Safe(row.ToString()));
        }

        if (_result.Quarantined.Length > Shown)
        {
            Console.WriteLine("  … --findings lists them all");
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
