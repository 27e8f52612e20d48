namespace Grid.Silo.Demo;

/// <summary>What a demo says of itself on the console.</summary>
internal sealed partial class DemoLog(ILogger log, SiloSettings settings)
{
    public void Begins() => LogBegins(
        settings.Demo!.Seed,
        settings.IsStoreNamed
            ? "under ids of its own in the store that was named"
            : "in a store that is removed at the stop");

    public void Prepared(TimeSpan taken, ImmutableArray<DemoSight> sights)
    {
        LogPrepared(taken.TotalSeconds, settings.Demo!.Pace, settings.Http!);
        foreach (var sight in sights)
        {
            LookAt(sight);
        }
    }

    public void LookAt(DemoSight sight) => LogLookAt(Called(sight.Kind), new Uri(settings.Http!, sight.Path));

    public void Failed(Exception failed) => LogFailed(failed.Message.Split('\n')[0]);

    public void Ended(Exception failed) => LogEnded(failed.Message.Split('\n')[0]);

    private static string Called(DemoSightKind kind) => kind switch
    {
        DemoSightKind.CaseThatChangedHands => "a case that changed hands",
        DemoSightKind.SuspendedOfficer => "a suspended officer, for whom somebody else answers",
        DemoSightKind.CaseWithBreach => "a case with a breach",
        DemoSightKind.BrokenRule => "the rule that was broken there",
        DemoSightKind.CaseWithBlindSpot => "a case of which something cannot be decided",
        DemoSightKind.CaseWithRefusal => "a case in which something was refused",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(1, LogLevel.Information, "Demo: a small county is drawn from seed {Seed}, {Where}")]
    private partial void LogBegins(ulong seed, string where);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Demo: the past is told, in {Seconds:0.0} s; the county goes on at {Pace} steps a second. Look at {Page}")]
    private partial void LogPrepared(double seconds, double pace, Uri page);

    [LoggerMessage(3, LogLevel.Information, "Demo: {What}: {Page}")]
    private partial void LogLookAt(string what, Uri page);

    [LoggerMessage(4, LogLevel.Warning, "Demo: stopped for a moment, and goes on: {Why}")]
    private partial void LogFailed(string why);

    [LoggerMessage(5, LogLevel.Error, "Demo: ended; the grid goes on without it: {Why}")]
    private partial void LogEnded(string why);
}
