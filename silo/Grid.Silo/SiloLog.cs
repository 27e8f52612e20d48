namespace Grid.Silo;

/// <summary>What a silo says of itself.</summary>
internal static partial class SiloLog
{
    public static void Running(ILogger log, SiloSettings settings)
    {
        if (settings.IsInsecure)
        {
            LogInsecure(log);
        }

        LogRunning(log, settings.Http!, settings.AdvertisedIp.ToString(), settings.GatewayPort, settings.Store);
    }

    public static void Stopped(ILogger log, SiloSettings settings) => LogStopped(log, settings.Store);

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Grid is running: page {Http}, gateway {Ip}:{Port}, store {Store}. Ctrl+C stops it.")]
    private static partial void LogRunning(ILogger log, Uri http, string ip, int port, StoreLocation store);

    [LoggerMessage(
        2,
        LogLevel.Critical,
        "Grid:Insecure is set: whoever reaches this silo may submit in anybody's name")]
    private static partial void LogInsecure(ILogger log);

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Grid has stopped: what it had acknowledged is written, and the store {Store} is closed.")]
    private static partial void LogStopped(ILogger log, StoreLocation store);
}
