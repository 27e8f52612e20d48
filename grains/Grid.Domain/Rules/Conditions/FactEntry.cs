namespace Grid.Domain.Rules.Conditions;

/// <summary>A fact that a pack's conditions may speak of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it may be.</param>
/// <param name="Values">The values it can have; any where none is listed.</param>
public sealed record FactEntry(string Name, FactType Type, ImmutableArray<string> Values)
{
    /// <summary>What it says, in words.</summary>
    public string? Title { get; init; }
}
