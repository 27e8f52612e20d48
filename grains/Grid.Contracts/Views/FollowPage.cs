namespace Grid.Contracts.Views;

/// <summary>Some entries behind a cursor, each stream's in order whichever lanes it was written to.</summary>
/// <param name="Steps">The entries; none where there are no more yet.</param>
/// <param name="Next">Where to go on from.</param>
[GenerateSerializer, Immutable, Alias("follow-page")]
public sealed record FollowPage(ImmutableArray<LedgerStep> Steps, Cursor Next)
{
    /// <summary>
    /// What is missing behind the entries, where the ledger is damaged; <see cref="Next"/> then leaves it out.
    /// </summary>
    [Id(0)]
    public string? Gap { get; init; }
}
