using System.CommandLine;
using Grid.Cli.Output;
using Grid.Cli.Verbs;

namespace Grid.Cli;

/// <summary>
/// The <c>grid</c> command. Exit codes: 0 done, 1 something is wrong with what was looked at, 2 it could not be done.
/// </summary>
internal static class GridCommand
{
    public const int Done = 0;

    public const int Wrong = 1;

    public const int Impossible = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand(
            "Replays logs into a case responsibility grid, asks it who answered, loads it, and verifies its ledger.")
        {
            ReplayVerb.Build(),
            WhoVerb.Build(),
            CaseVerb.Build(),
            OfficerVerb.Build(),
            UnitVerb.Build(),
            CoverageVerb.Build(),
            DueVerb.Build(),
            PackVerb.Build(),
            VerifyVerb.Build(),
            CheckpointVerb.Build(),
            ProveVerb.Build(),
            CheckProofVerb.Build(),
            DrawVerb.Build(),
            ReportVerb.Build(),
            SampleVerb.Build(),
            ExportVerb.Build(),
            SimulateVerb.Build(),
            DoctorVerb.Build(),
        };
        var parsed = root.Parse(args);
        var mistakes = UnknownOption.In(parsed) is { IsEmpty: false } unknown
            ? unknown
            : [.. parsed.Errors.Select(error => error.Message)];
        if (!mistakes.IsEmpty)
        {
            foreach (var mistake in mistakes)
            {
                await Console.Error.WriteLineAsync($"grid: {TextOutput.Safe(OneLine(mistake))}");
            }

            await Console.Error.WriteLineAsync($"grid: see `{UnknownOption.VerbOf(parsed)} --help`");
            return Impossible;
        }

        try
        {
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                // What was acknowledged is on the disk already; closing the store well may take longer than the two
                // seconds after which the parser would end the process.
                ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(
                "grid: stopped; what was acknowledged is kept, and running again goes on from there");
            return Impossible;
        }
        catch (Exception failed) when (Explanation.Of(failed) is { } explained)
        {
            await Console.Error.WriteLineAsync($"grid: {TextOutput.SafeLines(explained)}");
            return Impossible;
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
