using System.Diagnostics;
using System.Globalization;
using Grid.Replay.Findings;
using Grid.Replay.Report;
using Grid.Replay.Running;

namespace Grid.Cli.Output;

/// <summary>What a replay tells: figures for people and for programs, and every finding as a line.</summary>
internal sealed class ReplayReport(ReportSubject subject)
{
    private ReplayResult Result => subject.Result;

    private ReplayFindings Findings => subject.Findings;

    private double Seconds => subject.Taken.TotalSeconds;

    /// <summary>The report as <c>--json</c> gives it.</summary>
    public object Answer() => new
    {
        Log = new
        {
            Result.Totals.Cases,
            Result.Totals.Acts,
            Result.Totals.Officers,
            Result.Totals.ActsWithoutOfficer,
            Result.Totals.Quarantined,
            Result.Totals.NamesInSeveralOrgans,
            OfficersKnownBefore = Result.KnownBefore.Length,
            Result.Totals.First,
            Result.Totals.Last,
        },
        Rules = Findings.Counts().Concat(Findings.ClockCounts()).Select(count => new
        {
            count.Id,
            count.BrokenCases,
            count.BrokenActs,
            count.UndecidableCases,
            count.UndecidableActs,
        }),
        Coverage = new
        {
            Findings.CasesWithoutHolder,
            Findings.HoldersWithoutSupervisor,
            ReplayFindings.OpenLoops,
        },
        Ledger = new { Result.Ledger.Entries, Result.Ledger.Streams, Result.Ledger.Root },
        Timing = new { Seconds = Math.Round(Seconds, 3), subject.ActsPerSecond },
        Memory = new { PeakMiB = Process.GetCurrentProcess().PeakWorkingSet64 >> 20 },
    };

    /// <summary>
    /// One line for each finding, one for each bad row, one for each name that several organs have, and one for each
    /// officer whom something else had named before.
    /// </summary>
    public async Task WriteFindings(string file, CancellationToken cancellation)
    {
        var lines = Findings.All().Select(JsonOutput.Line).Concat(Result.Quarantined.Select(
            row => JsonOutput.Line(new { Verdict = "quarantined", row.File, row.Line, row.Problem })))
            .Concat(Result.SharedNames.Select(
                shared => JsonOutput.Line(new { Verdict = "name-in-several-organs", shared.Name, shared.Organs })))
            .Concat(Result.KnownBefore.Select(
                officer => JsonOutput.Line(new { Verdict = "officer-known-before", Officer = officer.Value })));
        await File.WriteAllLinesAsync(file, lines, cancellation);
    }

    public void Print()
    {
        var totals = Result.Totals;
        TextOutput.Row("log", $"{Count(totals.Cases, "case")}, {Count(totals.Acts, "act")}, "
            + $"{Count(totals.Officers, "officer")}, {totals.First} … {totals.Last}");
        if (totals.ActsWithoutOfficer > 0)
        {
            TextOutput.Row("blind spots", $"{Count(totals.ActsWithoutOfficer, "act")} for which nobody is named");
        }

        if (totals.NamesInSeveralOrgans > 0)
        {
            TextOutput.Row("same name", $"{Count(totals.NamesInSeveralOrgans, "name")} in several organs: "
                + "kept apart, and listed by --findings");
        }

        if (Result.KnownBefore.Length > 0)
        {
            TextOutput.Row("known before", $"{Count(Result.KnownBefore.Length, "officer")} whom something else than "
                + "this log had named: taken for the same, and listed by --findings; if they are others, give the "
                + "mapping an `organ` of its own and use another store");
        }

        TextOutput.Row("coverage", $"{Count(Findings.CasesWithoutHolder, "case")} without holder, "
            + $"{Count(Findings.HoldersWithoutSupervisor, "holder")} without supervisor");
        TextOutput.Row("ledger", $"{Count(Result.Ledger.Entries, "entry", "entries")} in "
            + $"{Count(Result.Ledger.Streams, "stream")}, root {Result.Ledger.Root}");
        TextOutput.Row(
            "time",
            string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.0} s, {subject.ActsPerSecond:N0} acts/s"));
        Console.WriteLine();
        TextOutput.Table(
            ["rule", "broken cases", "acts", "undecidable cases", "acts"],
            Findings.Counts().Concat(Findings.ClockCounts().Where(HasFound)).Select(count => new[]
            {
                count.Id, Number(count.BrokenCases), Number(count.BrokenActs), Number(count.UndecidableCases),
                Number(count.UndecidableActs),
            }));
        PrintQuarantined();
    }

    // A pack has hundreds of clocks, and most do not run in a log.
    private static bool HasFound(RuleCount count) => count.BrokenCases + count.UndecidableCases > 0;

    private void PrintQuarantined()
    {
        const int Shown = 10;
        if (Result.Quarantined.IsEmpty)
        {
            return;
        }

        Console.WriteLine();
        Console.WriteLine($"{Count(Result.Quarantined.Length, "row")} set aside; the others are kept:");
        foreach (var row in Result.Quarantined.Take(Shown))
        {
            Console.WriteLine("  " + TextOutput.Safe(row.ToString()));
        }

        if (Result.Quarantined.Length > Shown)
        {
            Console.WriteLine("  … --findings lists them all");
        }
    }

    private static string Count(long value, string one, string? many = null) =>
        $"{Number(value)} {(value == 1 ? one : many ?? one + "s")}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
