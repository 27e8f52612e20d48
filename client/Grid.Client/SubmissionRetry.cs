using Polly;

namespace Grid.Client;

/// <summary>
/// Tries a submission until its outcome is known. A failure leaves the outcome unknown, so the next attempt bears the
/// same id and a higher number; the grid gives the first receipt again where an earlier attempt took effect.
/// </summary>
internal sealed class SubmissionRetry(GridClientOptions options)
{
    private readonly CallsUnderWay _calls = new(options.InFlightMax, TimeProvider.System);
    private readonly Answers<Reply> _one = new(options, static reply => reply, static reply => reply);
    private readonly Answers<ImmutableArray<Reply>> _many = new(
        options, static replies => replies is [.., var last] ? last : null, static reply => [reply]);

    public Task<Reply> Run<TCommand>(
        string stream,
        Submission<TCommand> submission,
        Func<Submission<TCommand>, Task<Reply>> submit,
        CancellationToken cancellation) =>
        Run((stream, submission), Later, submit, _one, cancellation);

    public Task<ImmutableArray<Reply>> RunAll<TCommand>(
        string stream,
        ImmutableArray<Submission<TCommand>> submissions,
        Func<ImmutableArray<Submission<TCommand>>, Task<ImmutableArray<Reply>>> submit,
        CancellationToken cancellation) =>
        Run((stream, submissions), static sent => [.. sent.Select(Later)], submit, _many, cancellation);

    private static Submission<TCommand> Later<TCommand>(Submission<TCommand> submission) =>
        submission with { Attempt = submission.Attempt + 1 };

    // Nearly every submission is settled by its first attempt: only what is not goes through the machinery of retries,
    // which begins with what that attempt has brought.
    private async Task<TAnswer> Run<TSent, TAnswer>(
        (string Stream, TSent Sent) first,
        Func<TSent, TSent> later,
        Func<TSent, Task<TAnswer>> submit,
        Answers<TAnswer> answers,
        CancellationToken cancellation)
    {
        using var trace = SubmissionTrace.Start(first.Stream);
        Task<TAnswer>? tried = null;
        var isSent = _calls.TryEnter();
        try
        {
            trace?.Attempt();
            tried = isSent ? submit(first.Sent) : Task.FromResult(answers.Of(CallsUnderWay.Overloaded()));
            var answer = await tried;
            if (answers.AreFinal || answers.LastOf(answer) is not Reply.Overloaded)
            {
                trace?.Tell(answers.LastOf(answer));
                return answer;
            }
        }
        catch (Exception failed) when (!answers.AreFinal && failed is not OperationCanceledException)
        {
            // The pipeline says whether it is worth another attempt.
            tried ??= Task.FromException<TAnswer>(failed);
        }
        catch (Exception failed)
        {
            trace?.Fail(failed);
            throw;
        }
        finally
        {
            Leave(isSent);
        }

        try
        {
            var answer = await Again(tried, first.Sent, later, submit, (answers, trace, cancellation));
            trace?.Tell(answers.LastOf(answer));
            return answer;
        }
        catch (Exception failed)
        {
            trace?.Fail(failed);
            throw;
        }
    }

    private async Task<TAnswer> Again<TSent, TAnswer>(
        Task<TAnswer> first,
        TSent sent,
        Func<TSent, TSent> later,
        Func<TSent, Task<TAnswer>> submit,
        (Answers<TAnswer> Answers, SubmissionTrace? Trace, CancellationToken Cancellation) how)
    {
        var attempts = 0;
        return await how.Answers.Pipeline.ExecuteAsync(
            async _ =>
            {
                if (attempts++ > 0)
                {
                    how.Trace?.Attempt();
                }

                var isSent = attempts > 1 && _calls.TryEnter();
                try
                {
                    return attempts == 1 ? await first
                        : isSent ? await submit(sent)
                        : how.Answers.Of(CallsUnderWay.Overloaded());
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    // An overloaded grid has not tried at all: only a failure makes the next attempt a later one.
                    sent = later(sent);
                    throw;
                }
                finally
                {
                    Leave(isSent);
                }
            },
            how.Cancellation);
    }

    private void Leave(bool isSent)
    {
        if (isSent)
        {
            _calls.Leave();
        }
    }

    /// <summary>What is answered, be it one reply or several, and which of them is worth another attempt.</summary>
    /// <param name="options">How often and how soon.</param>
    /// <param name="lastOf">The last reply that was given.</param>
    /// <param name="of">The answer that is one reply.</param>
    private sealed class Answers<TAnswer>(
        GridClientOptions options, Func<TAnswer, Reply?> lastOf, Func<Reply, TAnswer> of)
    {
        /// <summary>Whether there is one attempt, whatever comes of it.</summary>
        public bool AreFinal { get; } = options.AttemptsMax <= 1;

        public ResiliencePipeline<TAnswer> Pipeline { get; } = options.AttemptsMax <= 1
            ? ResiliencePipeline<TAnswer>.Empty
            : new ResiliencePipelineBuilder<TAnswer>().AddRetry(new()
            {
                ShouldHandle = RetriedFailures.Of<TAnswer>()
                    .HandleResult(answer => lastOf(answer) is Reply.Overloaded),
                MaxRetryAttempts = options.AttemptsMax - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.RetryDelayMax,
                // After an exception there is no result to ask.
                DelayGenerator = waiting => ValueTask.FromResult(
                    waiting.Outcome is { Exception: null, Result: { } answer }
                        ? (lastOf(answer) as Reply.Overloaded)?.RetryAfter
                        : null),
            }).Build();

        public Reply? LastOf(TAnswer answer) => lastOf(answer);

        public TAnswer Of(Reply reply) => of(reply);
    }
}
