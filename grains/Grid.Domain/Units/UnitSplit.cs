namespace Grid.Domain.Units;

/// <summary>Officers who have gone to another unit together, and their cases with them.</summary>
[GenerateSerializer, Immutable, Alias("unit-split")]
public sealed record UnitSplit(UnitId To)
{
    [Id(0)]
    public ImmutableArray<OfficerId> Officers { get; init; } = [];

    /// <summary>When they went.</summary>
    [Id(1)]
    public Timestamp At { get; init; }
}
