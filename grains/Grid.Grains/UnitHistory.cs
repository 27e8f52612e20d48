namespace Grid.Grains;

/// <summary>A unit's stream, folded without a grain up to any moment.</summary>
internal sealed record UnitHistory(UnitState State, ImmutableArray<EntryReference> Entries)
{
    /// <summary>What is wrong with the stored entries; nothing else is told then.</summary>
    public string? Damage { get; init; }
}
