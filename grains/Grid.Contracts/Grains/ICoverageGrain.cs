using Grid.Contracts.Views;

namespace Grid.Contracts.Grains;

/// <summary>
/// Asks a silo what it knows of blind spots, from memory. Whichever silo is asked answers; the key means nothing.
/// </summary>
[Alias("grid.coverage")]
public interface ICoverageGrain : IGrainWithStringKey
{
    /// <summary>The numbers of a unit with all below it, or of everything.</summary>
    /// <param name="unit">The unit; nothing for everything.</param>
    /// <param name="silentDays">After how many days without an act a case counts as silent, from 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("look")]
    Task<CoverageView> Look(UnitId? unit, int silentDays, CancellationToken cancellation);

    /// <summary>What the packs in force say of every stage, with the live cases in it.</summary>
    /// <param name="unit">The unit with all below it; nothing for everything.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("matrix")]
    Task<MatrixView> LookAtMatrix(UnitId? unit, CancellationToken cancellation);

    /// <summary>What waits for an officer or concerns them, and nobody has ended.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("loops")]
    Task<LoopsView> LookAtLoops(OfficerId officer, CancellationToken cancellation);
}
