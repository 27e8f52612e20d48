using Grid.Contracts;
using Grid.Simulator.Planning;

namespace Grid.Simulator.Load;

/// <summary>
/// Sends commands again long after they were answered, in an order of their own and many at once. None may take effect
/// a second time; what has no answer is asked for under the number of another attempt.
/// </summary>
internal sealed class Repetition(LoadSetting setting)
{
    private const int AtOnce = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task Run(IEnumerable<LoadCommand> commands, CancellationToken stop)
    {
        var random = new SeededRandom((ulong)setting.Plan.Commands);
        using var bound = new CancellationTokenSource(setting.Scenario.Settle, setting.Pace.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, bound.Token);
        try
        {
            await Parallel.ForEachAsync(
                commands.Select(command => (Place: random.Bits(), Command: command)).OrderBy(drawn => drawn.Place),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = over.Token },
                (drawn, cancellation) => Send(drawn.Command, cancellation));
        }
        catch (OperationCanceledException)
        {
            // The time is up; what was told of these commands before still counts.
        }
    }

    private async ValueTask Send(LoadCommand command, CancellationToken cancellation)
    {
        while (await Try(command, cancellation) is not { } reply || reply is Reply.Overloaded)
        {
            command = command.Again();
            await Task.Delay(Pause, setting.Pace.Clock, cancellation);
        }
    }

    private async Task<Reply?> Try(LoadCommand command, CancellationToken cancellation)
    {
        setting.Log?.Sending(command);
        try
        {
            var reply = await setting.Target.Submit(command.Submission, cancellation).WaitAsync(cancellation);
            setting.Log?.Answered(command, reply);
            setting.Note(command, reply);
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
