using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>Who answers in a situation, and how.</summary>
public sealed record LiabilityShare(ImmutableArray<Bearer> Who, LiabilityLevel Level)
{
    /// <summary>For what: facts and law, the own part.</summary>
    public string? For { get; init; }

    /// <summary>When it is so within the situation; always where nothing is said.</summary>
    public Condition? When { get; init; }
}
