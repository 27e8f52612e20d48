using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>Puts officers and open cases there before the load begins, each until the grid says so.</summary>
internal sealed class Preparation(LoadSetting setting, IProgress<LoadProgress>? progress)
{
    private const int AtOnce = 128;

    // The grid may have to get up first; what has no answer after so many attempts will have none.
    private const int AttemptsMax = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _done;
    private int _of;

    /// <exception cref="LoadImpossible">Something is refused, or has no answer.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        var staff = setting.Plan.Staff().ToList();
        var openings = setting.Plan.Openings().ToList();
        _of = staff.Count + openings.Count;
        await SubmitAll(staff.GroupBy(command => command.Submission.Stream), cancellation);
        await SubmitAll(openings.GroupBy(command => command.Submission.Stream), cancellation);
        // In the order of their numbers, so that the draws from them follow from the seed.
        foreach (var opening in openings)
        {
            setting.Plan.Settle(opening, isDone: true);
        }
    }

    private Task SubmitAll(
        IEnumerable<IEnumerable<LoadCommand>> streams, CancellationToken cancellation) => Parallel.ForEachAsync(
        streams,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (commands, stop) =>
        {
            foreach (var command in commands)
            {
                await Submit(command, stop);
                progress?.Report(new(LoadStage.Preparing) { Prepared = (Interlocked.Increment(ref _done), _of) });
            }
        });

    private async Task Submit(LoadCommand command, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            setting.Log?.Sending(command);
            try
            {
                var reply = await setting.Target.Submit(command.Submission, stop);
                setting.Log?.Answered(command, reply);
                if (reply is Reply.Refused(var reasons))
                {
                    throw new LoadImpossible(
                        $"the grid refuses to begin with {command.Submission.Stream}: "
                        + string.Join("; ", reasons.Select(reason => $"{reason.Sentence} ({reason.Rule})")));
                }

                if (reply is not Reply.Overloaded(var retryAfter))
                {
                    setting.Note(command, reply);
                    return;
                }

                await Task.Delay(retryAfter, setting.Pace.Clock, stop);
            }
            catch (Exception failed) when (failed is not (LoadImpossible or OperationCanceledException))
            {
                setting.Log?.Unknown(command, failed);
                command = command.Again();
                await Task.Delay(Pause * attempt, setting.Pace.Clock, stop);
            }
        }

        throw new LoadImpossible($"the grid has no answer for {command.Submission.Stream}; is it healthy?");
    }
}
