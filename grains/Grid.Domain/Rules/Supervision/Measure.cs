using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Supervision;

/// <summary>Something that is done in cases of a kind.</summary>
public sealed record Measure(string Name, Force Force)
{
    /// <summary>When it is done; always where nothing is said.</summary>
    public Condition? When { get; init; }

    /// <summary>The reason for naming somebody for a seat that holds in such a case alone.</summary>
    public string? Designates { get; init; }
}
