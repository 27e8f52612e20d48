using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Organisation;

/// <summary>Functions that nobody may have together.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Kind">What it keeps apart.</param>
public sealed record Separation(LawRow Row, SeparationKind Kind)
{
    /// <summary>Who is kept out; everybody where none is named.</summary>
    public ImmutableArray<Bearer> Of { get; init; } = [];

    /// <summary>The powers that are kept apart.</summary>
    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>The stages that are kept apart.</summary>
    public ImmutableArray<string> Stages { get; init; } = [];

    /// <summary>What makes it apply: a remand, a refusal.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The acts it is about.</summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>How many officers it takes.</summary>
    public int? Officers { get; init; }

    /// <summary>What is kept elsewhere.</summary>
    public string? What { get; init; }

    /// <summary>Who keeps it.</summary>
    public Bearer? By { get; init; }

    /// <summary>Which kin.</summary>
    public ImmutableArray<string> Kin { get; init; } = [];

    /// <summary>The posts and professions that kin may not have together.</summary>
    public ImmutableArray<string> Positions { get; init; } = [];

    public ImmutableArray<Limit> Within { get; init; } = [];

    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>When it does not hold.</summary>
    public Condition? Unless { get; init; }
}
