using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>What follows for somebody, and when.</summary>
/// <param name="For">For whom.</param>
/// <param name="When">When it follows.</param>
/// <param name="Outcome">What follows.</param>
public sealed record Consequence(ImmutableArray<Bearer> For, Condition When, string Outcome);
