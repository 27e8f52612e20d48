namespace Grid.Contracts.Views;

/// <summary>A unit as it stands.</summary>
[GenerateSerializer, Immutable, Alias("unit-view")]
public sealed record UnitView(UnitId Id, UnitState State)
{
    /// <summary>
    /// What is wrong with the stored entries, where the stream is sealed for damage; nothing else is told then.
    /// </summary>
    [Id(0)]
    public string? Damage { get; init; }

    /// <summary>The units that are led or supervised by it, in the order of their ids.</summary>
    [Id(1)]
    public ImmutableArray<UnitId> Children { get; init; } = [];

    /// <summary>The open cases that are with it, as far as they are listed.</summary>
    [Id(2)]
    public ImmutableArray<CaseId> OpenCases { get; init; } = [];

    /// <summary>Whether there are more than are listed.</summary>
    [Id(3)]
    public bool HasMoreCases { get; init; }
}
