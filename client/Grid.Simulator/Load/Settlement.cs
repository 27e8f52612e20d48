using System.Collections.Concurrent;
using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>
/// Asks again for what has no answer: the same command id under the number of another attempt, until the answer is
/// definite or the time is up.
/// </summary>
internal sealed class Settlement(LoadSetting setting, Func<TimeSpan> elapsed)
{
    private const int AtOnce = 64;

    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);

    /// <summary>Settles what it can. What it cannot stays unknown.</summary>
    public async Task Run(ConcurrentQueue<LoadCommand> unsettled, CancellationToken stop)
    {
        using var bound = new CancellationTokenSource(setting.Scenario.Settle, setting.Pace.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, bound.Token);
        try
        {
            await Parallel.ForEachAsync(
                unsettled,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = over.Token },
                (command, cancellation) => Settle(command, cancellation));
        }
        catch (OperationCanceledException)
        {
            // The time is up: what has no answer now is told as unknown.
        }
    }

    private async ValueTask Settle(LoadCommand command, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        for (var again = command.Again(); ; again = again.Again())
        {
            var sentAt = elapsed();
            if (await Try(again, cancellation) is { } reply and not Reply.Overloaded)
            {
                var now = elapsed();
                setting.Meter.Settled();
                setting.Settle(again, reply, (now - command.Intended, now - sentAt), isInTime: false);
                return;
            }

            await Task.Delay(pause, setting.Pace.Clock, cancellation);
            pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
        }
    }

    private async Task<Reply?> Try(LoadCommand command, CancellationToken cancellation)
    {
        setting.Log?.Sending(command);
        try
        {
            var reply = await setting.Target.Submit(command.Submission, cancellation).WaitAsync(cancellation);
            setting.Log?.Answered(command, reply);
            return reply;
        }
        catch (Exception failed)
        {
            setting.Log?.Unknown(command, failed);
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
    }
}
