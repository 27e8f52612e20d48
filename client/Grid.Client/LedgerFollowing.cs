using System.Runtime.CompilerServices;
using Polly;

namespace Grid.Client;

/// <summary>
/// Follows the ledger. The grid keeps nothing of those who follow: each call brings the cursor along, and waits in the
/// grid for what is not there yet. So a call that fails is made again, of whichever silo answers.
/// </summary>
internal sealed class LedgerFollowing(GridClientOptions options)
{
    private const int PageSize = 500;

    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _patience =
        options.ResponseTimeout / 2 < PatienceMax ? options.ResponseTimeout / 2 : PatienceMax;

    private readonly ResiliencePipeline<FollowPage> _pipeline = new ResiliencePipelineBuilder<FollowPage>()
        .AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder<FollowPage>()
                .Handle<LedgerFailure>()
                .Handle<TimeoutException>()
                .Handle<OrleansException>()
                .Handle<Orleans.Serialization.SerializerException>(),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.RetryDelayMax,
        })
        .Build();

    public async IAsyncEnumerable<LedgerStep> Run(
        ILedgerGrain ledger, Cursor from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await _pipeline.ExecuteAsync(
                async asked => await ledger.Follow(from, PageSize, _patience, asked), cancellation);
            foreach (var step in page.Steps)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return step;
            }

            from = page.Gap is { } gap ? throw new LedgerGapException(gap, page.Next) : page.Next;
        }
    }
}
