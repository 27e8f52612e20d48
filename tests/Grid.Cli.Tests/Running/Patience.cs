namespace Grid.Cli.Tests.Running;

/// <summary>Waiting for what must come, for so long and no longer.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan GlanceMax = TimeSpan.FromMilliseconds(250);

    /// <summary>Looks again and again until it is so.</summary>
    public static Task Until(Func<bool> isSo, string what) => Until(() => Task.FromResult(isSo()), Glance, what);

    /// <summary>
    /// Asks again and again until it is so; the longer it takes, the more seldom, for whoever is asked has work to do
    /// meanwhile.
    /// </summary>
    public static Task Until(Func<Task<bool>> isSo, string what) => Until(isSo, GlanceMax, what);

    private static async Task Until(Func<Task<bool>> isSo, TimeSpan glanceMax, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var look = new PeriodicTimer(Glance);
        while (!await isSo())
        {
            try
            {
                await look.WaitForNextTickAsync(limit.Token);
                look.Period = look.Period * 1.25 < glanceMax ? look.Period * 1.25 : glanceMax;
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"it did not come to this within {Limit.TotalSeconds} s: {what}");
            }
        }
    }
}
