using System.Globalization;

namespace Grid.Cluster.Tests.Running;

/// <summary>
/// The clock of one process, which can be made to jump where libfaketime is installed. The monotonic clock goes on.
/// </summary>
internal sealed class SiloClock(string file)
{
    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
            .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Whether this machine can.</summary>
    public static bool CanJump => Library is not null;

    public (string Name, string Value)[] Environment => Library is null ? [] :
    [
        ("LD_PRELOAD", Library),
        ("FAKETIME_TIMESTAMP_FILE", file),
        ("FAKETIME_CACHE_DURATION", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),

        // The repair it makes for C libraries of long ago lets waits end at once: an idle silo then takes both cores.
        ("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
        ("FAKETIME_DONT_RESET", "1"),
    ];

    public void Set(TimeSpan ahead)
    {
        // Whoever reads it meanwhile sees the one or the other, and never half of it.
        var next = file + ".next";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0;-0;+0}s\n"));
        File.Move(next, file, overwrite: true);
    }
}
