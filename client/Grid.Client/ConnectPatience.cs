using System.Diagnostics;

namespace Grid.Client;

/// <summary>
/// Tries to reach a grid that may still be starting, and says which addresses were tried when it gives up.
/// </summary>
internal sealed class ConnectPatience(GridClientOptions options) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly long _started = Stopwatch.GetTimestamp();

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetElapsedTime(_started) > options.ResponseTimeout)
        {
            throw new TimeoutException(
                $"no grid answers at {string.Join(", ", options.Gateways)}; start one, or name its gateway port",
                exception);
        }

        await Task.Delay(Pause, cancellationToken);
        return true;
    }
}
