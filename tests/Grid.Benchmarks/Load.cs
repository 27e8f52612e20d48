namespace Grid.Benchmarks;

/// <summary>What else the machine is doing.</summary>
internal static class Load
{
    public static string Now() => File.Exists("/proc/loadavg")
        ? $"load average of the last minute {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"
        : "load unknown";
}
