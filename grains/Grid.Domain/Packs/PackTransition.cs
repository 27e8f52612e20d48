namespace Grid.Domain.Packs;

/// <summary>
/// Which cases a new version leaves to the one before it. All others are judged by the version in force when an act is
/// done.
/// </summary>
[GenerateSerializer, Immutable, Alias("pack-transition")]
public sealed record PackTransition
{
    /// <summary>Whether cases that were opened before the new version began stay under the old one.</summary>
    [Id(0)]
    public bool KeepsOld { get; init; }

    /// <summary>The kinds of case that stay; all where none is named.</summary>
    [Id(1)]
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The last day on which they stay; nothing where they stay to their end.</summary>
    [Id(2)]
    public Timestamp? Until { get; init; }

    /// <summary>Whether what happens at a moment is left to the version before.</summary>
    /// <param name="begin">When the new version begins.</param>
    /// <param name="moment">What happens, and in which case.</param>
    public bool LeavesToOld(EffectiveDates begin, PackMoment moment) =>
        KeepsOld
        && moment.OpenedAt is { } opened
        && !begin.HasBegun(opened)
        && (Kinds.IsEmpty || (moment.Kind is { } kind && Kinds.Contains(kind, StringComparer.Ordinal)))
        && !(begin with { Until = Until }).IsOver(moment.At);
}
