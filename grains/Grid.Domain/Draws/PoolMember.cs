namespace Grid.Domain.Draws;

/// <summary>One of a pool.</summary>
/// <param name="Officer">Who.</param>
/// <param name="Share">Of what a full member is given, in per cent.</param>
[GenerateSerializer, Immutable, Alias("pool-member")]
public sealed record PoolMember(OfficerId Officer, int Share = PoolMember.Full)
{
    /// <summary>The share of a full member.</summary>
    public const int Full = 100;

    /// <summary>The matters they know, in the words that a fact of the case uses.</summary>
    [Id(0)]
    public ImmutableArray<string> Specialities { get; init; } = [];
}
