namespace Grid.Grains.Followers.Live;

/// <summary>The cases and the breaches behind the counts of one rule, whatever the pack.</summary>
internal sealed class LiveRule(RuleId id)
{
    public RuleId Id => id;

    /// <summary>
    /// Cases on which its latest verdict is broken, or which have an act of which it was broken; as a replay counts.
    /// </summary>
    public SortedSet<LiveCase> Broken { get; } = new(LiveCase.ById);

    /// <summary>Cases on which its latest verdict is undecidable.</summary>
    public SortedSet<LiveCase> Undecidable { get; } = new(LiveCase.ById);

    public List<LiveBreach> Breaches { get; } = [];
}
