using Grid.Contracts.Views;
using Orleans.Concurrency;

namespace Grid.Contracts.Grains;

/// <summary>The publications of one rule pack. Its key is <c>pack:NAME</c>.</summary>
[Alias("grid.rule-pack")]
public interface IRulePackGrain : IGrainWithStringKey
{
    /// <summary>Decides a submission and makes it durable before answering.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit again with the same command id.</exception>
    [Alias("submit")]
    Task<Reply> Submit(Submission<PackCommand> submission, CancellationToken cancellation);

    /// <summary>The version in force.</summary>
    [ReadOnly, Alias("look")]
    Task<PackView> Look(CancellationToken cancellation);
}
