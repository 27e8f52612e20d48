using Grid.Contracts.Views;

namespace Grid.Contracts.Grains;

/// <summary>Questions to a silo about itself. Whichever silo is asked answers; the key means nothing.</summary>
[Alias("grid.silo")]
public interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>Its version, and whether it is ready.</summary>
    [Alias("look")]
    Task<SiloView> Look(CancellationToken cancellation);
}
