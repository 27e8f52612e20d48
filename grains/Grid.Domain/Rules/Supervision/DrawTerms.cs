using Grid.Domain.Draws;

namespace Grid.Domain.Rules.Supervision;

/// <summary>How the grid draws a slot.</summary>
/// <param name="Weights">What weighs.</param>
/// <param name="KnownAs">What the catalogue of acts calls a draw, for clocks.</param>
public sealed record DrawTerms(DrawWeights Weights, string? KnownAs);
