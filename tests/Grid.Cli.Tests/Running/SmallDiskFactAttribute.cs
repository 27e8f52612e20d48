using System.ComponentModel;
using System.Diagnostics;

namespace Grid.Cli.Tests.Running;

/// <summary>A test on a disk of a few megabytes. It is skipped, visibly, where none may be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!CanMount())
        {
            Skip = "no small disk can be made here: `unshare --map-root-user --mount` and a tmpfs are not permitted";
        }
    }

    private static bool CanMount()
    {
        try
        {
            using var attempt = Process.Start(new ProcessStartInfo(
                "unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", Path.GetTempPath()])
            {
                RedirectStandardError = true,
            })!;
            return attempt.WaitForExit(TimeSpan.FromSeconds(10)) && attempt.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
