namespace Grid.Grains.Followers;

/// <summary>What somebody has begun and somebody else must end: some of it, and how much there is in all.</summary>
internal sealed record OpenLoops
{
    /// <summary>Warnings without their answer, the first due first.</summary>
    public ImmutableArray<WarningRow> Warnings { get; init; } = [];

    /// <summary>Clues without a disposition, the newest first.</summary>
    public ImmutableArray<ClueRow> Clues { get; init; } = [];

    public LoopTally Tally { get; init; } = new(0, 0, 0, 0);
}
