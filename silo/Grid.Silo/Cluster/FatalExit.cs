namespace Grid.Silo.Cluster;

/// <summary>
/// Ends the process of a silo that can no longer be part of its cluster, such as one that slept until the others
/// declared it dead. At once: other silos have its grains by now, so that whatever it still answered would be of the
/// past. Nothing is lost by it, for nothing is acknowledged that is not durable.
/// </summary>
internal sealed partial class FatalExit(ILogger<FatalExit> log) : IFatalErrorHandler
{
    /// <summary>What a silo that had to stop by itself ends with, so that its supervisor starts it again.</summary>
    public const int Code = 3;

    /// <summary>Ends the process.</summary>
    public Action<int> End { get; init; } = Environment.Exit;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        LogEnd(log, context ?? "no reason was given", exception);
        // The log is written behind our back, and the process may be gone before it is.
        Console.Error.WriteLine(
            "grid: this silo is no longer a member of its cluster, and stops at once; start it again. "
            + $"The reason is in its log{(exception is null ? "" : ": " + exception.Message)}");
        End(Code);
    }

    [LoggerMessage(
        4,
        LogLevel.Critical,
        "This silo is no longer a member of its cluster, and stops at once. Start it again. {Reason}")]
    private static partial void LogEnd(ILogger log, string reason, Exception? exception);
}
