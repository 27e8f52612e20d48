namespace Grid.Silo.Health;

/// <summary>
/// Shows that work still gets its turn in this process: every second a timer asks the thread pool to note the time. It
/// goes on while the silo stops, for a silo that drains is alive.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    /// <summary>How long the pool may leave work waiting; pauses of the collector are far below it.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _beatAt;

    public Heartbeat(TimeProvider clock)
    {
        _clock = clock;
        _beatAt = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => ThreadPool.QueueUserWorkItem(_ => Beat()), null, Interval, Interval);
    }

    /// <summary>How long ago work last got its turn.</summary>
    public TimeSpan Silence => _clock.GetElapsedTime(Volatile.Read(ref _beatAt));

    public void Dispose() => _timer.Dispose();

    private void Beat() => Volatile.Write(ref _beatAt, _clock.GetTimestamp());
}
