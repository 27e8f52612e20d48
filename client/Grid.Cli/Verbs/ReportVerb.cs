using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Ledger.Reports;

namespace Grid.Cli.Verbs;

/// <summary>
/// <c>grid report …</c>: whether a report of little or nothing conceals what the cases have on record.
/// </summary>
internal static class ReportVerb
{
    private const int Shown = 20;

    public static Command Build() =>
        new("report", "Looks at reports that come round.\n\nExample: grid report check")
        {
            BuildCheck(),
        };

    private static Command BuildCheck()
    {
        var store = StoreOption.Build();
        var export = ExportOption.Build();
        var json = JsonOption.ForAnswer();
        var counts = new Option<string[]>("--fact")
        {
            Description = "a further fact that reports state, with the kinds of lawful approach that it counts",
            HelpName = "FACT=KIND,KIND",
        };
        var command = new Command(
            "check",
            "Holds every report on interference against what the cases have of it: an act that states a number in the "
            + "fact `interference` must state no fewer than were recorded, in the unit of its case and below, since "
            + "the report before. It needs no grid. Exit 1 where one states fewer."
            + "\n\nExample: grid report check --store sqlite:grid.db\n"
            + "Example: grid report check --export ledger.jsonl --fact attention-of-deputies=letters-office")
        {
            store, export, counts, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var check = new ReportCheck(
                [.. ReportCheck.Usual, .. (parsed.GetValue(counts) ?? []).Select(FactOf)]);
            var reports = await ExportOption.Read(
                (parsed.GetValue(export), parsed.GetValue(store)),
                file => ReportReading.Check(file, check, cancellation),
                opened => ReportReading.Check(opened, check, cancellation),
                cancellation);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(reports), null, cancellation);
            }
            else
            {
                Print(reports);
            }

            return reports.All(report => report.IsRight) ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static (string Fact, ImmutableArray<string> Kinds) FactOf(string typed) =>
        typed.Split('=', 2) is [{ Length: > 0 } fact, { Length: > 0 } kinds]
        && kinds.Split(',', StringSplitOptions.TrimEntries) is var named && Array.TrueForAll(named, kind => kind != "")
            ? (fact, [.. named])
            : throw new CommandException(
                $"`{typed}` does not say what is counted: write --fact FACT=KIND, the kind of approach as in the pack");

    private static object Answer(ImmutableArray<CheckedReport> reports) => new
    {
        Ok = reports.All(report => report.IsRight),
        Reports = reports.Select(report => new
        {
            report.Case,
            report.Sequence,
            report.Fact,
            report.Told,
            Since = report.Since.ToString(),
            Until = report.Until.ToString(),
            Unit = report.Unit?.Value,
            report.Recorded,
        }),
    };

    private static void Print(ImmutableArray<CheckedReport> reports)
    {
        foreach (var report in reports.Where(report => !report.IsRight))
        {
            TextOutput.Row("report", $"{report.Case} #{report.Sequence}");
            TextOutput.Row("period", $"after {report.Since}, until {report.Until}");
            TextOutput.Row("unit", report.Unit?.Value ?? "every one");
            Console.WriteLine(TextOutput.Safe(
                $"WRONG: it states {report.Told:N0} of {report.Fact}, and the cases have {report.Recorded.Length:N0}"));
            foreach (var record in report.Recorded.Take(Shown))
            {
                Console.WriteLine(TextOutput.Safe($"  {record}"));
            }

            if (report.Recorded.Length > Shown)
            {
                Console.WriteLine($"  and {report.Recorded.Length - Shown:N0} more");
            }

            Console.WriteLine();
        }

        var wrong = reports.Count(report => !report.IsRight);
        Console.WriteLine(
            $"{reports.Length} report(s): {reports.Length - wrong} agree with the ledger, {wrong} do not");
    }
}
