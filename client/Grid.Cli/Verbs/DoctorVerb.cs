using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Doctor;
using Grid.Cli.Grids;
using Grid.Cli.Output;

namespace Grid.Cli.Verbs;

/// <summary><c>grid doctor</c>: looks for what would keep a silo from its work, and says what to do.</summary>
internal static class DoctorVerb
{
    public static Command Build()
    {
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(
            "doctor",
            "Checks the configuration, the store, the disk, the clock, the ports and the rule packs of a silo on this "
            + "machine,\n"
            + "or how a running grid is, and says what to do. It changes nothing.\n\n"
            + "Example: grid doctor --store sqlite:grid.db")
        {
            json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var all = await Look(target, parsed, cancellation);
            var isWell = all.All(each => each.Level != CheckLevel.Problem);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(new { Ok = isWell, Checks = all }, null, cancellation);
            }
            else
            {
                Print(all);
            }

            return isWell ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static async Task<ImmutableArray<Checked>> Look(
        GridTarget target, ParseResult parsed, CancellationToken cancellation)
    {
        if (!target.IsRunning(parsed))
        {
            return await Checkup.Run(target.StoreNamed(parsed), TimeProvider.System, cancellation);
        }

        await using var grid = await target.Open(parsed, cancellation);
        return await RunningGridCheck.Run(grid, cancellation);
    }

    private static void Print(ImmutableArray<Checked> all)
    {
        foreach (var (level, what, seen, advice) in all)
        {
            Console.WriteLine($"{level.ToString().ToLowerInvariant(),-8} {what,-14} {TextOutput.Safe(seen)}");
            if (advice is not null)
            {
                Console.WriteLine($"{"",-23} → {TextOutput.Safe(advice)}");
            }
        }
    }
}
