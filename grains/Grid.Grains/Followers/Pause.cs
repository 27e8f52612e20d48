namespace Grid.Grains.Followers;

/// <summary>
/// Waits on a clock that is handed in. The views are paced by the machine's, whatever time the grid itself is told.
/// </summary>
internal static class Pause
{
    public static async Task For(TimeSpan span, TimeProvider pace, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (span > TimeSpan.Zero)
        {
            using var timer = new PeriodicTimer(span, pace);
            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
