using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>Who may sit, or may not, where a condition holds.</summary>
public sealed record PanelComposition
{
    /// <summary>When it holds; always where nothing is said.</summary>
    public Condition? When { get; init; }

    /// <summary>The benches that will do: how many of which class.</summary>
    public ImmutableArray<ImmutableSortedDictionary<string, int>> Benches { get; init; } = [];

    /// <summary>Slots that must not decide.</summary>
    public ImmutableArray<Bearer> Excluded { get; init; } = [];

    /// <summary>What is done where it turns out only later that somebody else must sit.</summary>
    public string? ConvertedBy { get; init; }
}
