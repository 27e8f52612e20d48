using System.Collections.Immutable;
using Grid.Cli.Grids;

namespace Grid.Cli.Doctor;

/// <summary>How a running grid is, by its own account.</summary>
internal static class RunningGridCheck
{
    private static readonly string Ours =
        typeof(RunningGridCheck).Assembly.GetName().Version?.ToString(3) ?? "";

    public static async Task<ImmutableArray<Checked>> Run(GridConnection grid, CancellationToken cancellation)
    {
        var silo = await grid.Client.LookAtSiloAsync(cancellation);
        return
        [
            silo.Version == Ours
                ? Checked.Ok("version", $"{grid.Name} runs Grid {silo.Version}")
                : Checked.Warning(
                    "version",
                    $"{grid.Name} runs Grid {silo.Version}, this command is of {Ours}",
                    "use the command of the version that runs"),
            silo.IsReady
                ? Checked.Ok("health", silo.Reason)
                : Checked.Problem("health", silo.Reason, "see the log of the silo"),
            CheckpointCheck.Of(silo.CheckpointAge),
            VerificationCheck.Of(silo.VerificationAge),
        ];
    }
}
