namespace Grid.Grains.Followers.Live;

/// <summary>The packs that cases are judged by, and the rules that something was said of.</summary>
internal sealed class LivePacks
{
    private readonly Dictionary<PackName, LivePack> _byName = [];
    private readonly Dictionary<PackVersion, LivePack> _byVersion = [];
    private readonly Dictionary<RuleId, LiveRule> _rules = [];

    public LivePack Named(PackName name)
    {
        if (!_byName.TryGetValue(name, out var pack))
        {
            _byName.Add(name, pack = new(name));
        }

        return pack;
    }

    public LivePack? Find(PackName name) => _byName.GetValueOrDefault(name);

    /// <summary>The pack that a version belongs to; nothing where its publication was not read.</summary>
    public LivePack? OfVersion(PackVersion? version) =>
        version is { } known ? _byVersion.GetValueOrDefault(known) : null;

    /// <summary>A version is published.</summary>
    public void Publish(LivePack pack, PackEvent.Published published, RulePack? content, Timestamp now)
    {
        pack.Publish(published, content, now);
        _byVersion[published.Version] = pack;
    }

    /// <summary>The packs of which another version is in force by now.</summary>
    public LivePack[] Advance(Timestamp now) => [.. _byName.Values.Where(pack => pack.Advance(now))];

    /// <summary>Every pack with the version of it in force, by name; nothing where that was not read.</summary>
    public (PackName Name, RulePack? Pack)[] InForce() =>
    [
        .. _byName.Values.OrderBy(pack => pack.Name.Value, StringComparer.Ordinal)
            .Select(pack => (pack.Name, pack.Pack)),
    ];

    public LiveRule Rule(RuleId id)
    {
        if (!_rules.TryGetValue(id, out var rule))
        {
            _rules.Add(id, rule = new(id));
        }

        return rule;
    }

    public LiveRule? Find(RuleId id) => _rules.GetValueOrDefault(id);

    /// <summary>
    /// Every rule of every published pack in the pack's order, then those of no pack, or gone from it, that something
    /// was said of.
    /// </summary>
    public ImmutableArray<RuleTally> Tallies()
    {
        var packs = _byName.Values.OrderBy(pack => pack.Name.Value, StringComparer.Ordinal).ToArray();
        var others = packs.SelectMany(pack => pack.Rules.Keys
            .Where(rule => pack.Pack?.Rules.Any(known => known.Id == rule) != true)
            .OrderBy(rule => rule.Value, StringComparer.Ordinal).Select(pack.TallyOf));
        return
        [
            .. packs.SelectMany(pack => pack.Pack?.Rules.Select(rule => pack.TallyOf(rule.Id)) ?? []), .. others,
        ];
    }
}
