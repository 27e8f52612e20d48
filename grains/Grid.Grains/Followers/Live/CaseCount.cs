namespace Grid.Grains.Followers.Live;

/// <summary>What one case adds to the numbers of its unit, and to those of its stage there.</summary>
internal sealed record CaseCount(UnitCounts In, StageCounts At)
{
    public bool IsLive { get; init; }

    public bool IsWithoutHolder { get; init; }

    public bool IsInTransit { get; init; }

    /// <summary>The stage in which it is overdue; nothing where it is not.</summary>
    public string? OverdueIn { get; init; }

    /// <summary>The day of its last act, or of its opening; of a live case only.</summary>
    public int LastDay { get; init; }

    public int Unsupervised { get; init; }

    public int WithoutOfficer { get; init; }

    public int Undecidable { get; init; }

    /// <summary>How many warnings and clues were open in it.</summary>
    public LoopCount Open { get; init; }

    /// <summary>Who was silent in it.</summary>
    public ImmutableArray<OfficerId> Silent { get; init; } = [];
}
