namespace Grid.Grains.Followers;

/// <summary>A unit as it stands: where it belongs, who leads it, what it has to do, and what is blind.</summary>
/// <param name="Id">The unit.</param>
/// <param name="State">As its entries have made it; of one that nobody has registered, nothing.</param>
internal sealed record UnitLook(UnitId Id, UnitState State)
{
    /// <summary>Its numbers, with all below it.</summary>
    public required CoverageView Coverage { get; init; }

    /// <summary>The stages of its live cases, with all below it, the most first.</summary>
    public ImmutableArray<StageTally> Stages { get; init; } = [];

    /// <summary>The units that it directs, that it looks after, or that go on in it.</summary>
    public ImmutableArray<UnitRow> Below { get; init; } = [];

    /// <summary>How many more of those there are.</summary>
    public int BelowLeftOut { get; init; }

    /// <summary>How many officers belong to it.</summary>
    public int Officers { get; init; }
}
