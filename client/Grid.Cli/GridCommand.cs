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
            "Replays logs into a case responsibility grid, asks it who answered, and verifies its ledger.")
        {
            ReplayVerb.Build(),
            WhoVerb.Build(),
            CaseVerb.Build(),
            OfficerVerb.Build(),
            VerifyVerb.Build(),
            ExportVerb.Build(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"grid: {error.Message}");
            }

            var name = parsed.CommandResult.Command.Name;
            await Console.Error.WriteLineAsync($"grid: see `{(name == "grid" ? name : $"grid {name}")} --help`");
            return Impossible;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(
                "grid: stopped; what was acknowledged is kept, and running again goes on from there");
            return Impossible;
        }
        catch (Exception failed) when (Explanation.Of(failed) is { } explained)
        {
            await Console.Error.WriteLineAsync($"grid: {explained}");
            return Impossible;
        }
    }
}
