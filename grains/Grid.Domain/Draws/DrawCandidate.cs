namespace Grid.Domain.Draws;

/// <summary>One among whom a seat is drawn.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Weight">How many lots they have.</param>
[GenerateSerializer, Immutable, Alias("draw-candidate")]
public sealed record DrawCandidate(OfficerId Officer, int Weight);
