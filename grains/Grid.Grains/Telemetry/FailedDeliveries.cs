using Microsoft.Extensions.Logging;

namespace Grid.Grains.Telemetry;

/// <summary>
/// Tells those who run the grid that a warning could not be delivered: it is counted, and has a line in the log. Who
/// was to be warned, and of which case, is not for a log; the cases are listed with the blind spots.
/// </summary>
internal sealed partial class FailedDeliveries(TimeProvider clock, GridMeter meter, ILogger log)
{
    /// <summary>Lines in one second at the most.</summary>
    public const int LinesASecond = 5;

    private readonly LogLimit _limit = new(clock, LinesASecond);

    /// <summary>Of a warning it has become durable that it could not be delivered.</summary>
    public void Tell()
    {
        meter.DeliveryFailed();
        if (log.IsEnabled(LogLevel.Warning) && _limit.Enter() is { } leftOut)
        {
            LogFailed(log, leftOut);
        }
    }

    // The category is that of the grains, which has 1 to 3 already.
    [LoggerMessage(
        4,
        LogLevel.Warning,
        "A warning could not be delivered, and whoever is next above is asked where an answer was wanted: see "
        + "/cases?about=undelivered and the way by which warnings go out. {LeftOut} others before it were left out of "
        + "this log")]
    private static partial void LogFailed(ILogger log, long leftOut);
}
