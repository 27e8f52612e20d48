using System.Diagnostics;

namespace Grid.Ledger.Tests;

/// <summary>A small disk in memory, which can be filled, emptied and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    public SmallDisk(int mebibytes) => Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", _folder.Path);

    /// <summary>Whether this machine lets us make one; it takes an administrator.</summary>
    public static bool IsPossible { get; } = Try();

    public string this[string name] => _folder[name];

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Path);

    /// <summary>Leaves so many bytes free.</summary>
    public void FillUpTo(long free)
    {
        using var ballast = File.Create(_folder["ballast"]);
        var page = new byte[4096];
        var many = new byte[1 << 20];
        for (var left = Left(); left > free; left = Left())
        {
            ballast.Write(left - free > many.Length ? many : page);
            ballast.Flush();
        }

        long Left() => new DriveInfo(_folder.Path).AvailableFreeSpace;
    }

    public void Empty() => File.Delete(_folder["ballast"]);

    public void Dispose()
    {
        Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    private static bool Try()
    {
        try
        {
            using var disk = new SmallDisk(1);
            return OperatingSystem.IsLinux();
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {said}");
        }
    }
}

/// <summary>A test that needs a disk of its own.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible)
        {
            Skip = "a small disk takes the right to mount one: run as an administrator of the machine";
        }
    }
}
