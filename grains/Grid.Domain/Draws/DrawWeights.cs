namespace Grid.Domain.Draws;

/// <summary>What weighs in a draw, as the pack has it. It stands in each draw, so that anybody can reckon.</summary>
/// <param name="Ceiling">The caseload at which nothing more is given; nothing where caseload does not weigh.</param>
/// <param name="Least">What is left of a member's weight at that caseload and beyond.</param>
/// <param name="Fact">The fact of a case that names its matter; nothing where specialities do not weigh.</param>
/// <param name="Times">How many times the weight is for one who knows the matter.</param>
[GenerateSerializer, Immutable, Alias("draw-weights")]
public sealed record DrawWeights(int? Ceiling, int Least, string? Fact, int Times)
{
    /// <summary>By share alone.</summary>
    public static readonly DrawWeights Plain = new(null, 1, null, 1);
}
