namespace Grid.Domain.Packs;

/// <summary>A version that has been published and has not been replaced.</summary>
[GenerateSerializer, Immutable, Alias("published-version")]
public sealed record PublishedVersion(PackVersion Version)
{
    /// <summary>Nothing where the pack says nothing of days: then it holds wherever no other does.</summary>
    [Id(0)]
    public EffectiveDates? Effective { get; init; }

    [Id(1)]
    public PackTransition? Transition { get; init; }
}
