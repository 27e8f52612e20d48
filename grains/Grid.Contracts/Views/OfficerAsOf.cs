namespace Grid.Contracts.Views;

/// <summary>An officer at an instant, as known at another, with the entries that say so.</summary>
[GenerateSerializer, Immutable, Alias("officer-as-of")]
public sealed record OfficerAsOf(OfficerState State, ImmutableArray<EntryReference> Entries)
{
    /// <summary>What is wrong with the stored entries, where the stream is sealed for damage.</summary>
    [Id(0)]
    public string? Damage { get; init; }
}
