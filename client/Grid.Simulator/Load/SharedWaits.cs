using System.Collections.Concurrent;

namespace Grid.Simulator.Load;

/// <summary>
/// Waits of thousands at once: all that end within the same hundredth of a second share one timer. A timer for each
/// command that waits takes processor time from the grid, where both are on one machine.
/// </summary>
/// <param name="clock">What time it is.</param>
internal sealed class SharedWaits(TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly long _since = clock.GetTimestamp();
    private readonly ConcurrentDictionary<long, Task> _ends = new();

    /// <summary>Waits as long as that, and up to a hundredth of a second longer.</summary>
    public Task For(TimeSpan span)
    {
        var passed = clock.GetElapsedTime(_since);
        var end = (long)Math.Ceiling((passed + span) / Step);
        // A timer counts whole milliseconds, and cuts what is more.
        var left = TimeSpan.FromMilliseconds(Math.Ceiling(((end * Step) - passed).TotalMilliseconds));
        return left <= TimeSpan.Zero
            ? Task.CompletedTask
            : _ends.GetOrAdd(end, static (end, from) => from.Waits.End(end, from.Left), (Waits: this, Left: left));
    }

    private async Task End(long end, TimeSpan left)
    {
        await Task.Delay(left, clock);
        _ends.TryRemove(end, out _);
    }
}
