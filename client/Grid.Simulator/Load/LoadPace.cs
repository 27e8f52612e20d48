namespace Grid.Simulator.Load;

/// <summary>The time that a load goes by, and how its sender lets some pass.</summary>
/// <param name="clock">What time it is.</param>
/// <param name="pause">Lets so much time pass, or a little more.</param>
internal sealed class LoadPace(TimeProvider clock, Func<TimeSpan, Task> pause)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// The machine's. The sender has a thread to itself and sleeps on it: a pool that is busy with answers must not
    /// make it late.
    /// </summary>
    public static LoadPace OfTheMachine { get; } = new(TimeProvider.System, span =>
    {
        Thread.Sleep(span < Least ? Least : span);
        return Task.CompletedTask;
    });

    public TimeProvider Clock => clock;

    public Task Pause(TimeSpan span) => pause(span);
}
