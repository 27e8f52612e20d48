using Polly;
using Polly.Retry;

namespace Grid.Client;

/// <summary>
/// Tries a submission until its outcome is known. A failure leaves the outcome unknown, so the next attempt bears the
/// same id and a higher number; the grid gives the first receipt again where an earlier attempt took effect.
/// </summary>
internal sealed class SubmissionRetry(GridClientOptions options)
{
    private static readonly PredicateBuilder<Reply> WorthRetrying = new PredicateBuilder<Reply>()
        .Handle<LedgerFailure>()
        .Handle<TimeoutException>()
        .Handle<OrleansException>()
        .HandleResult(reply => reply is Reply.Overloaded);

    private readonly ResiliencePipeline<Reply> _pipeline = new ResiliencePipelineBuilder<Reply>()
        .AddRetry(new RetryStrategyOptions<Reply>
        {
            ShouldHandle = WorthRetrying,
            MaxRetryAttempts = Math.Max(1, options.AttemptsMax - 1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.RetryDelayMax,
            DelayGenerator = static waiting => ValueTask.FromResult<TimeSpan?>(
                waiting.Outcome.Result is Reply.Overloaded overloaded ? overloaded.RetryAfter : null),
        })
        .Build();

    public async Task<Reply> Run<TCommand>(
        Submission<TCommand> submission, Func<Submission<TCommand>, Task<Reply>> submit, CancellationToken cancellation)
    {
        // An overloaded grid has not tried at all: only a failure makes the next attempt a later one.
        var attempt = submission.Attempt;
        return await _pipeline.ExecuteAsync(
            async _ =>
            {
                try
                {
                    return await submit(submission with { Attempt = attempt });
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    attempt++;
                    throw;
                }
            },
            cancellation);
    }
}
