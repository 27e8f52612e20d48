namespace Grid.Domain.Procedures;

/// <summary>An act that leads from one stage to another, or converts the case to another procedure.</summary>
/// <param name="On">The act.</param>
/// <param name="From">The stage it leads from; any where none is named.</param>
/// <param name="To">The stage it leads to; nothing keeps the stage, of which both procedures have one.</param>
public sealed record Transition(ActPattern On, string? From, string? To)
{
    /// <summary>The procedure it converts the case to; nothing stays in the one it is in.</summary>
    public string? Procedure { get; init; }

    /// <summary>The row of the pack, where it has one.</summary>
    public RuleId? Id { get; init; }

    public LegalSource? Source { get; init; }
}
