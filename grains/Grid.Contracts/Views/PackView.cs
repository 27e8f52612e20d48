namespace Grid.Contracts.Views;

/// <summary>What is in force of a rule pack.</summary>
/// <param name="Current">The version published last; nothing where none was published.</param>
/// <param name="Sequence">The last entry that this view knows; decisions made under the version rely on it.</param>
[GenerateSerializer, Immutable, Alias("pack-view")]
public sealed record PackView(PackVersion? Current, int Sequence)
{
    /// <summary>Every version that is the law on some day, by the day on which it begins.</summary>
    [Id(0)]
    public ImmutableArray<PublishedVersion> Versions { get; init; } = [];
}
