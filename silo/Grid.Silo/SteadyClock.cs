namespace Grid.Silo;

/// <summary>
/// A clock that begins at the time of day and then goes on by what has really passed, whatever is done to the clock of
/// the machine. Orleans orders idle activations by it: set back beyond what it has already swept, it would refuse every
/// new one.
/// </summary>
/// <param name="clock">The clock of the machine.</param>
internal sealed class SteadyClock(TimeProvider clock) : TimeProvider
{
    private readonly DateTimeOffset _begunAt = clock.GetUtcNow();
    private readonly long _begun = clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _begunAt + clock.GetElapsedTime(_begun);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
