using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Accountability;

/// <summary>Grounds that exempt, mitigate or aggravate: the list that is gone through with every clue.</summary>
/// <param name="Row">Where they stand.</param>
/// <param name="Effect">What they do.</param>
/// <param name="When">When they are given.</param>
public sealed record Exemption(LawRow Row, ExemptionEffect Effect, Condition When)
{
    /// <summary>Whom they are for; everybody where none is named.</summary>
    public ImmutableArray<Bearer> Of { get; init; } = [];

    /// <summary>What is done instead of a sanction.</summary>
    public ImmutableArray<string> Instead { get; init; } = [];
}
