using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>How long somebody answers, and by which law.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Rule">What it lays down.</param>
public sealed record LiabilityTime(LawRow Row, LiabilityTimeRule Rule)
{
    /// <summary>For whom; everybody where none is named.</summary>
    public ImmutableArray<Bearer> Of { get; init; } = [];

    /// <summary>The faults it is for; all where none is named.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    public Condition? When { get; init; }

    /// <summary>How long, by what.</summary>
    public ImmutableArray<Limit> Lengths { get; init; } = [];

    /// <summary>What is done, or is not.</summary>
    public ImmutableArray<string> Effects { get; init; } = [];
}
