using Polly;

namespace Grid.Client;

/// <summary>
/// Tries a submission until its outcome is known. A failure leaves the outcome unknown, so the next attempt bears the
/// same id and a higher number; the grid gives the first receipt again where an earlier attempt took effect.
/// </summary>
internal sealed class SubmissionRetry(GridClientOptions options)
{
    private static readonly PredicateBuilder<ImmutableArray<Reply>> WorthRetrying =
        new PredicateBuilder<ImmutableArray<Reply>>()
            .Handle<LedgerFailure>()
            .Handle<TimeoutException>()
            .Handle<OrleansException>()
            // A failure inside the grid that no caller has a name for: it could not even be told as what it was.
            .Handle<Orleans.Serialization.SerializerException>()
            .HandleResult(replies => replies is [.., Reply.Overloaded]);

    private readonly ResiliencePipeline<ImmutableArray<Reply>> _pipeline = Build(options);

    public async Task<Reply> Run<TCommand>(
        string stream,
        Submission<TCommand> submission,
        Func<Submission<TCommand>, Task<Reply>> submit,
        CancellationToken cancellation)
    {
        var replies = await RunAll(stream, [submission], async sent => [await submit(sent[0])], cancellation);
        return replies[0];
    }

    public async Task<ImmutableArray<Reply>> RunAll<TCommand>(
        string stream,
        ImmutableArray<Submission<TCommand>> submissions,
        Func<ImmutableArray<Submission<TCommand>>, Task<ImmutableArray<Reply>>> submit,
        CancellationToken cancellation)
    {
        using var trace = SubmissionTrace.Start(stream);
        try
        {
            var replies = await TryAll(submissions, submit, trace, cancellation);
            trace?.Tell(replies);
            return replies;
        }
        catch (Exception failed)
        {
            trace?.Fail(failed);
            throw;
        }
    }

    // Nearly every submission is settled by its first attempt: only what is not goes through the machinery of retries,
    // which begins with what that attempt has brought.
    private async Task<ImmutableArray<Reply>> TryAll<TCommand>(
        ImmutableArray<Submission<TCommand>> submissions,
        Func<ImmutableArray<Submission<TCommand>>, Task<ImmutableArray<Reply>>> submit,
        SubmissionTrace? trace,
        CancellationToken cancellation)
    {
        Task<ImmutableArray<Reply>>? first = null;
        try
        {
            trace?.Attempt();
            first = submit(submissions);
            var replies = await first;
            if (replies is not [.., Reply.Overloaded])
            {
                return replies;
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // The pipeline says whether it is worth another attempt.
            first ??= Task.FromException<ImmutableArray<Reply>>(failed);
        }

        return await TryAgain(first, submissions, submit, trace, cancellation);
    }

    private async Task<ImmutableArray<Reply>> TryAgain<TCommand>(
        Task<ImmutableArray<Reply>> first,
        ImmutableArray<Submission<TCommand>> submissions,
        Func<ImmutableArray<Submission<TCommand>>, Task<ImmutableArray<Reply>>> submit,
        SubmissionTrace? trace,
        CancellationToken cancellation)
    {
        var (attempts, sent) = (0, submissions);
        return await _pipeline.ExecuteAsync(
            async _ =>
            {
                if (attempts++ > 0)
                {
                    trace?.Attempt();
                }

                try
                {
                    return await (attempts == 1 ? first : submit(sent));
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    // An overloaded grid has not tried at all: only a failure makes the next attempt a later one.
                    sent = [.. sent.Select(submission => submission with { Attempt = submission.Attempt + 1 })];
                    throw;
                }
            },
            cancellation);
    }

    private static ResiliencePipeline<ImmutableArray<Reply>> Build(GridClientOptions options) =>
        options.AttemptsMax <= 1
            ? ResiliencePipeline<ImmutableArray<Reply>>.Empty
            : new ResiliencePipelineBuilder<ImmutableArray<Reply>>().AddRetry(new()
            {
                ShouldHandle = WorthRetrying,
                MaxRetryAttempts = options.AttemptsMax - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.RetryDelayMax,
                DelayGenerator = static waiting => ValueTask.FromResult(WaitAsked(waiting.Outcome)),
            }).Build();

    // After an exception the result is no empty array, but none at all.
    private static TimeSpan? WaitAsked(Outcome<ImmutableArray<Reply>> outcome) =>
        outcome is { Exception: null, Result: [.., Reply.Overloaded overloaded] } ? overloaded.RetryAfter : null;
}
