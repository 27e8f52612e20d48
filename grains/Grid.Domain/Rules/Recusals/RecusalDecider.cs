namespace Grid.Domain.Rules.Recusals;

/// <summary>Who decides whether an officer must step out.</summary>
/// <param name="Of">The officers it is decided of.</param>
/// <param name="By">Who decides.</param>
/// <param name="Source">The law behind it.</param>
public sealed record RecusalDecider(Competence Of, Competence By, LegalSource Source)
{
    /// <summary>The kinds of case it holds in; all where none is named.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The row of the pack, where it has one.</summary>
    public RuleId? Id { get; init; }
}
