namespace Grid.Domain.Draws;

/// <summary>One of the pool among whom a seat could not be drawn.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Rule">The rule by which they could not hold the seat.</param>
[GenerateSerializer, Immutable, Alias("left-out")]
public sealed record LeftOut(OfficerId Officer, RuleId Rule);
