using Orleans.Concurrency;

namespace Grid.Contracts.Grains;

/// <summary>One outside log that the grid records from. Its key is <c>source:NAME</c>.</summary>
[Alias("grid.source")]
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Decides a submission and makes it durable before answering.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit again with the same command id.</exception>
    [Alias("submit")]
    Task<Reply> Submit(Submission<SourceCommand> submission, CancellationToken cancellation);

    /// <summary>How the source is read and judged; nothing where it was never bound.</summary>
    [ReadOnly, Alias("look")]
    Task<SourceEvent.Bound?> Look(CancellationToken cancellation);
}
