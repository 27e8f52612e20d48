namespace Grid.Grains.Followers.Live;

/// <summary>A pack that something is judged by, and what was said of its rules.</summary>
internal sealed class LivePack(PackName name)
{
    public PackName Name => name;

    /// <summary>The version in force; nothing before the first one was read.</summary>
    public RulePack? Pack { get; set; }

    public int Sequence { get; set; }

    /// <summary>What was said, rule by rule, also of rules that are built in or gone from the pack.</summary>
    public Dictionary<RuleId, RuleCounts> Rules { get; } = [];

    public RuleCounts CountsOf(RuleId rule)
    {
        if (!Rules.TryGetValue(rule, out var counts))
        {
            Rules.Add(rule, counts = new());
        }

        return counts;
    }

    public RuleTally TallyOf(RuleId rule) => Rules.TryGetValue(rule, out var counts)
        ? new(rule, name)
        {
            Breaches = counts.Breaches,
            OpenBreaches = counts.OpenBreaches,
            BrokenCases = counts.BrokenCases,
            Undecidable = counts.Undecidable,
        }
        : new(rule, name);
}
