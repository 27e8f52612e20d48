using Polly;

namespace Grid.Client;

/// <summary>
/// Asks again what changes nothing: a silo that is gone does not say so, and the next attempt is another's to answer.
/// </summary>
internal sealed class ReadRetry(GridClientOptions options)
{
    private readonly ResiliencePipeline _pipeline = options.ReadAttemptsMax <= 1
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder().AddRetry(new()
        {
            ShouldHandle = RetriedFailures.Of<object>(),
            MaxRetryAttempts = options.ReadAttemptsMax - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.RetryDelayMax,
        }).Build();

    /// <summary>Asks until there is an answer, or no attempt is left.</summary>
    /// <param name="ask">One attempt.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<TAnswer> Run<TAnswer>(
        Func<CancellationToken, Task<TAnswer>> ask, CancellationToken cancellation) =>
        await _pipeline.ExecuteAsync(async stop => await ask(stop), cancellation);
}
