namespace Grid.Grains.Followers;

/// <summary>A case in a list.</summary>
/// <param name="Id">The case.</param>
/// <param name="Status"><c>open</c> or <c>closed</c>.</param>
internal sealed record CaseRow(CaseId Id, string Status)
{
    public string? Kind { get; init; }

    public string? Stage { get; init; }

    public UnitId? Unit { get; init; }

    public PackName? Pack { get; init; }

    /// <summary>Who answers in the first required slot; in a pack without one, in the first slot held.</summary>
    public OfficerId? Answers { get; init; }

    /// <summary>How many breaches are open.</summary>
    public int Breaches { get; init; }

    /// <summary>On how many rules the latest verdict is undecidable.</summary>
    public int Undecidable { get; init; }

    public bool IsWithoutHolder { get; init; }
}
