using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Contracts.Views;

namespace Grid.Cli.Verbs;

/// <summary><c>grid coverage</c>: where nobody answers or supervises, and what waits for somebody.</summary>
internal static class CoverageVerb
{
    private const int DaysMax = 100_000;

    public static Command Build()
    {
        var unit = new Option<string?>("--unit")
        {
            Description = "a unit, with or without `unit:`, counted with all below it; else everything",
            HelpName = "U",
        };
        var days = new Option<int>("--days")
        {
            Description = "after how many days without an act a live case counts as silent",
            DefaultValueFactory = _ => CoverageView.SilentDaysUsually,
            CustomParser = Days,
            HelpName = "N",
        };
        var matrix = new Option<bool>("--matrix")
        {
            Description = "also what the packs in force say of every stage, with its live cases; holes come first",
        };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(
            "coverage",
            "Counts the blind spots and the open loops of live cases, of everything or of a unit with all below it.\n\n"
            + "Example: grid coverage --unit county-1 --connect 127.0.0.1:30000")
        {
            unit, days, matrix, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var grid = await target.Open(parsed, hasViews: true, cancellation);
            var view = await Look(grid, parsed.GetValue(unit), parsed.GetValue(days), cancellation);
            var lines = parsed.GetValue(matrix)
                ? await grid.Client.LookAtMatrixAsync(parsed.GetValue(unit), cancellation)
                : null;
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(view, lines), null, cancellation);
            }
            else
            {
                Print(view);
                if (lines is not null)
                {
                    MatrixReport.Print(lines);
                }
            }

            return GridCommand.Done;
        });
        return command;
    }

    private static int Days(ArgumentResult given)
    {
        if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= DaysMax)
        {
            return days;
        }

        given.AddError($"--days is a number of days from 1 to {DaysMax}, not `{given.Tokens[0].Value}`");
        return default;
    }

    // A running grid says how far it has read; one in this process is waited for, each time for a moment.
    private static async Task<CoverageView> Look(
        GridConnection grid, string? unit, int days, CancellationToken cancellation)
    {
        while (true)
        {
            var view = await grid.Client.LookAtCoverageAsync(unit, days, cancellation);
            if (view.Unavailable is { } why)
            {
                throw new CommandException(why);
            }

            if (view is { IsCaughtUp: true, IsOfUnknownUnit: true })
            {
                throw new CommandException(
                    $"no case lies in {view.Unit}, and nobody has registered it; "
                    + "`grid coverage` without --unit lists the units");
            }

            if (view.IsCaughtUp || grid.Store is null)
            {
                return view;
            }
        }
    }

    private static object Answer(CoverageView view, MatrixView? matrix) => new
    {
        Unit = view.Unit?.Value,
        view.At,
        view.SilentDays,
        view.IsCaughtUp,
        view.Lag,
        view.Differences,
        Coverage = Counted(view.Counts),
        OverdueByStage = view.OverdueByStage.Select(stage => new { stage.Stage, stage.Overdue }),
        SilentOfficers = view.SilentOfficers.Select(officer => officer.Value),
        Below = view.Below.Select(below => new { Unit = below.Unit?.Value, Coverage = Counted(below.Counts) }),
        view.BelowLeftOut,
        Matrix = matrix is null ? null : MatrixReport.Answer(matrix),
    };

    private static object Counted(CoverageCounts counts) => new
    {
        counts.LiveCases,
        counts.CasesWithoutHolder,
        counts.HoldersWithoutSupervisor,
        counts.ActsWithoutOfficer,
        counts.InTransit,
        SilentCases = counts.Silent,
        OverdueCases = counts.Overdue,
        counts.OpenLoops,
        WarningsWaiting = counts.Waiting,
        WarningsUnanswered = counts.Unanswered,
        WarningsUndelivered = counts.Undelivered,
        CluesWithoutDisposition = counts.Clues,
        counts.Undecidable,
        counts.SilentOfficers,
    };

    private static void Print(CoverageView view)
    {
        if (!view.IsCaughtUp)
        {
            Console.WriteLine($"the silo has {view.Lag} entries of the ledger still to read; this is not all");
        }

        if (view.Differences > 0)
        {
            Console.WriteLine(
                $"{view.Differences} cases or sums are counted otherwise than the store tells: "
                + "run `grid verify` on it");
        }

        TextOutput.Row("unit", view.Unit?.Value ?? "all");
        TextOutput.Row("at", TextOutput.Time(view.At));
        Console.WriteLine();
        var counts = view.Counts;
        TextOutput.Table(
            ["", "number"],
            [
                ["live cases", Number(counts.LiveCases)],
                ["cases without a holder", Number(counts.CasesWithoutHolder)],
                ["holders without a supervisor", Number(counts.HoldersWithoutSupervisor)],
                ["acts without an officer", Number(counts.ActsWithoutOfficer)],
                ["cases in transit", Number(counts.InTransit)],
                [$"cases silent for {view.SilentDays} days", Number(counts.Silent)],
                ["cases overdue", Number(counts.Overdue)],
                ["warnings that wait for an answer", Number(counts.Waiting)],
                ["warnings not answered in time", Number(counts.Unanswered)],
                ["warnings not delivered", Number(counts.Undelivered)],
                ["clues without a disposition", Number(counts.Clues)],
                ["undecidable verdicts", Number(counts.Undecidable)],
                ["officers who have not answered", Number(counts.SilentOfficers)],
            ]);
        Section(["overdue in stage", "cases"], view.OverdueByStage.Select(
            stage => new[] { stage.Stage.Length == 0 ? "none" : stage.Stage, Number(stage.Overdue) }));
        Section(
            ["unit", "live", "holder", "supervisor", "transit", "silent", "overdue", "loops", "undecidable"],
            view.Below.Select(below => new[]
            {
                below.Unit?.Value ?? "none", Number(below.Counts.LiveCases), Number(below.Counts.CasesWithoutHolder),
                Number(below.Counts.HoldersWithoutSupervisor), Number(below.Counts.InTransit),
                Number(below.Counts.Silent), Number(below.Counts.Overdue), Number(below.Counts.OpenLoops),
                Number(below.Counts.Undecidable),
            }));
    }

    private static void Section(string[] heading, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        if (all.Length > 0)
        {
            Console.WriteLine();
            TextOutput.Table(heading, all);
        }
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
