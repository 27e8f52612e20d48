namespace Grid.Grains.Followers.Live;

/// <summary>A pack that something is judged by, and what was said of its rules.</summary>
internal sealed class LivePack(PackName name)
{
    private readonly Dictionary<PackVersion, RulePack?> _contents = [];
    private PackTimeline _timeline = PackTimeline.None;

    public PackName Name => name;

    /// <summary>The version in force; nothing before the first one was read.</summary>
    public RulePack? Pack { get; private set; }

    /// <summary>Every version that was read.</summary>
    public IEnumerable<RulePack> Versions => _contents.Values.OfType<RulePack>();

    public int Sequence { get; set; }

    /// <summary>What was said, rule by rule, also of rules that are built in or gone from the pack.</summary>
    public Dictionary<RuleId, RuleCounts> Rules { get; } = [];

    /// <summary>A version is published.</summary>
    public void Publish(PackEvent.Published published, RulePack? content, Timestamp now)
    {
        _timeline = _timeline.With(published.AsVersion(), published.Replaces);
        _contents[published.Version] = content;
        Advance(now);
    }

    /// <summary>A version may begin by the mere passing of time.</summary>
    /// <returns>Whether one did.</returns>
    public bool Advance(Timestamp now)
    {
        var before = Pack;
        // Until the first begins, what will be the law is the nearest there is to it.
        var version = _timeline.For(new(now)) ?? _timeline.Versions.FirstOrDefault();
        Pack = version is null ? null : _contents[version.Version];
        return !ReferenceEquals(before, Pack);
    }

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
