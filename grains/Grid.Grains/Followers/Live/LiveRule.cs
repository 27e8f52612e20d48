namespace Grid.Grains.Followers.Live;

/// <summary>The cases and the breaches behind the counts of one rule, whatever the pack.</summary>
internal sealed class LiveRule(RuleId id)
{
    public RuleId Id => id;

    /// <summary>Cases with an open breach of it.</summary>
    public SortedSet<LiveCase> Broken { get; } = new(LiveCase.ById);

    /// <summary>Cases on which its latest verdict is undecidable.</summary>
    public SortedSet<LiveCase> Undecidable { get; } = new(LiveCase.ById);

    public List<LiveBreach> Breaches { get; } = [];
}
