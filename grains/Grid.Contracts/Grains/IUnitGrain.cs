using Grid.Contracts.Views;
using Orleans.Concurrency;

namespace Grid.Contracts.Grains;

/// <summary>One unit. Its key is the unit's id.</summary>
[Alias("grid.unit")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>Decides a submission and makes it durable before answering.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown. Submit again with the same command id.</exception>
    [Alias("submit")]
    Task<Reply> Submit(Submission<UnitCommand> submission, CancellationToken cancellation);

    /// <summary>The unit as other decisions look at it.</summary>
    /// <exception cref="LedgerFailure">The unit's stream is sealed for damage; nothing may be decided on
    /// it.</exception>
    [ReadOnly, Alias("state")]
    Task<UnitState> State(CancellationToken cancellation);

    /// <summary>The unit as it stands, with the units below it and the cases it has.</summary>
    [ReadOnly, Alias("look")]
    Task<UnitView> Look(CancellationToken cancellation);
}
