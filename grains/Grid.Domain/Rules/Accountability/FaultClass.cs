using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>A grade of culpability, what it takes, and where it leads. The grid never finds one.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Fault">Its name in the pack.</param>
/// <param name="Test">When it is this and no other.</param>
public sealed record FaultClass(LawRow Row, string Fault, Condition Test)
{
    /// <summary>Whose fault it can be; anybody's where none is named.</summary>
    public ImmutableArray<Bearer> Of { get; init; } = [];

    /// <summary>Where it is dealt with: correction, evaluation, the disciplinary committee.</summary>
    public ImmutableArray<string> Tracks { get; init; } = [];

    /// <summary>What it can lead to.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Whether somebody is liable for it.</summary>
    public bool IsLiable { get; init; }
}
