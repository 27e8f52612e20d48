namespace Grid.Grains;

/// <summary>
/// An officer's stream, folded without a grain up to any moment: for what is past.
/// </summary>
internal sealed record OfficerHistory(OfficerState State, ImmutableArray<EntryReference> Entries)
{
    /// <summary>What is wrong with the stored entries; nothing else is told then.</summary>
    public string? Damage { get; init; }
}
