namespace Grid.Domain.Rules.Recusals;

/// <summary>What a request for recusal does until it is decided.</summary>
/// <param name="Of">The officers it speaks of.</param>
/// <param name="IsPause">Whether the officer pauses; else their work goes on.</param>
/// <param name="Source">The law behind it.</param>
public sealed record PendingEffect(Competence Of, bool IsPause, LegalSource Source)
{
    /// <summary>Acts that do not wait.</summary>
    public ImmutableArray<ActPattern> Urgent { get; init; } = [];

    /// <summary>The kinds of case it holds in; all where none is named.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The row of the pack, where it has one.</summary>
    public RuleId? Id { get; init; }
}
