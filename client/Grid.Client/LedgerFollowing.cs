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

    // Short, so that a silo that is gone is given up soon: it does not say so, and a call to it never ends by itself.
    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(2);

    // What an answer may take beyond the waiting that was asked for.
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _patience = Least(options.ResponseTimeout / 2, PatienceMax);

    private readonly ResiliencePipeline<FollowPage> _pipeline = new ResiliencePipelineBuilder<FollowPage>()
        .AddRetry(new()
        {
            ShouldHandle = RetriedFailures.Of<FollowPage>(),
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
            var (asked, bound) = (from, Least(options.ResponseTimeout, _patience + AnswerMax));
            var page = await _pipeline.ExecuteAsync(
                async stop =>
                {
                    var within = bound;
                    // A grid that is only slow has twice the time at the next attempt.
                    bound = Least(options.ResponseTimeout, bound * 2);
                    return await Ask(ledger, asked, within, stop);
                },
                cancellation);
            foreach (var step in page.Steps)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return step;
            }

            from = page.Gap is { } gap ? throw new LedgerGapException(gap, page.Next) : page.Next;
        }
    }

    private async Task<FollowPage> Ask(
        ILedgerGrain ledger, Cursor from, TimeSpan within, CancellationToken cancellation)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await ledger.Follow(from, PageSize, _patience, call.Token).WaitAsync(within, cancellation);
        }
        catch (TimeoutException)
        {
            await call.CancelAsync();
            throw;
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
