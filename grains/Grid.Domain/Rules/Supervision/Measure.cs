using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Supervision;

/// <summary>Something that is done in cases of a kind.</summary>
public sealed record Measure(string Name, Force Force)
{
    /// <summary>When it is done; always where nothing is said.</summary>
    public Condition? When { get; init; }
}
