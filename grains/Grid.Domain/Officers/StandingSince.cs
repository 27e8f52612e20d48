namespace Grid.Domain.Officers;

/// <summary>A standing, and from when on it holds.</summary>
[GenerateSerializer, Immutable, Alias("standing-since")]
public sealed record StandingSince(Standing Standing, Timestamp Since)
{
    /// <summary>Whether it was planned before: the officer knew, and had the time to see to what was open.</summary>
    [Id(0)]
    public bool IsPlanned { get; init; }
}
