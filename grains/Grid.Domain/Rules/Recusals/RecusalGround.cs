namespace Grid.Domain.Rules.Recusals;

/// <summary>A ground on which an officer must step out of a case.</summary>
public sealed record RecusalGround(string Ground, LegalSource Source)
{
    public string? Title { get; init; }

    /// <summary>The row of the pack, where it has one.</summary>
    public RuleId? Id { get; init; }
}
