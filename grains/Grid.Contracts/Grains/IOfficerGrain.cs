using Grid.Contracts.Views;
using Orleans.Concurrency;

namespace Grid.Contracts.Grains;

/// <summary>One officer. Its key is the officer's id.</summary>
[Alias("grid.officer")]
public interface IOfficerGrain : IGrainWithStringKey
{
    /// <summary>Decides a submission and makes it durable before answering.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit again with the same command id.</exception>
    [Alias("submit")]
    Task<Reply> Submit(Submission<OfficerCommand> submission, CancellationToken cancellation);

    /// <summary>The officer as other decisions look at them.</summary>
    /// <exception cref="LedgerFailure">The officer's stream is sealed for damage; nothing may be decided on
    /// it.</exception>
    [ReadOnly, Alias("state")]
    Task<OfficerState> State(CancellationToken cancellation);

    /// <summary>
    /// The officer as they stand, with every seat they answer in. Where these are very many it takes a while, for which
    /// nothing else that is asked of the officer waits.
    /// </summary>
    [ReadOnly, AlwaysInterleave, Alias("look")]
    Task<OfficerView> Look(CancellationToken cancellation);
}
