using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Accountability;

/// <summary>Who answers when something in a situation went wrong.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Situation">The facts that make the situation.</param>
/// <param name="Shares">Who answers, and how.</param>
public sealed record LiabilityRow(LawRow Row, Condition Situation, ImmutableArray<LiabilityShare> Shares);
