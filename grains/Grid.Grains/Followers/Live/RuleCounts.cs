namespace Grid.Grains.Followers.Live;

/// <summary>What was said of one rule under one pack.</summary>
internal sealed class RuleCounts
{
    public long Breaches { get; set; }

    public long OpenBreaches { get; set; }

    public long BrokenCases { get; set; }

    public long Undecidable { get; set; }
}
