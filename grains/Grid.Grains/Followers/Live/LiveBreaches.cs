namespace Grid.Grains.Followers.Live;

/// <summary>
/// The breaches on record: all of them counted, the newest of them listed. A breach is open until a later verdict of
/// its rule on its case clears it; the rules that judge single acts never say so, and theirs stay open.
/// </summary>
internal sealed class LiveBreaches(int listedMax)
{
    private readonly List<LiveBreach> _listed = [];

    /// <summary>The newest ones, the newest last.</summary>
    public IReadOnlyList<LiveBreach> Listed => _listed;

    public long Count { get; private set; }

    public long Open { get; private set; }

    /// <summary>The number of the next breach.</summary>
    public long NextNumber => Count + 1;

    /// <summary>Takes note of a breach.</summary>
    public void Add(LiveBreach breach)
    {
        _listed.Add(breach);
        Count++;
        Open++;
        var broken = breach.Case;
        (broken.Breaches ??= []).Add(breach);
        broken.OpenBreaches++;
        breach.Rule.Breaches.Add(breach);
        breach.Officer?.Breaches.Add(breach);
        if (breach.Pack?.CountsOf(breach.Rule.Id) is { } counts)
        {
            counts.Breaches++;
            counts.OpenBreaches++;
        }
    }

    /// <summary>A verdict says that the rule is broken no longer.</summary>
    public void Clear(LiveCase broken, LiveRule rule)
    {
        if (broken.OpenBreaches == 0)
        {
            return;
        }

        foreach (var breach in broken.Breaches?.Where(breach => breach.IsOpen && breach.Rule == rule) ?? [])
        {
            breach.IsOpen = false;
            Settle(broken, rule, (breach.Pack, 1));
        }

        foreach (var (_, pack, open) in broken.Unlisted.Where(unlisted => unlisted.Rule == rule))
        {
            Settle(broken, rule, (pack, open));
        }

        broken.Unlisted = broken.Unlisted.RemoveAll(unlisted => unlisted.Rule == rule);
    }

    /// <summary>
    /// Lists the oldest no more where there are too many. They stay in the counts, and their cases remember what is
    /// open.
    /// </summary>
    /// <returns>The cases that have lost one from their list.</returns>
    public IReadOnlyCollection<LiveCase> Trim()
    {
        // A tenth at once: to take them away one by one would move the whole list each time.
        if (_listed.Count <= listedMax + (listedMax / 10))
        {
            return [];
        }

        var gone = _listed.GetRange(0, _listed.Count - listedMax);
        _listed.RemoveRange(0, gone.Count);
        foreach (var breach in gone)
        {
            Forget(breach);
        }

        foreach (var rule in gone.Select(breach => breach.Rule).Distinct())
        {
            RemoveFirst(rule.Breaches);
        }

        foreach (var officer in gone.Select(breach => breach.Officer).OfType<LiveOfficer>().Distinct())
        {
            RemoveFirst(officer.Breaches);
        }

        var cases = gone.Select(breach => breach.Case).ToHashSet();
        foreach (var broken in cases)
        {
            RemoveFirst(broken.Breaches!);
        }

        return cases;
    }

    /// <summary>The place in a list of breaches of the first that has at least this number.</summary>
    public static int IndexOf(IReadOnlyList<LiveBreach> breaches, long number)
    {
        var (low, high) = (0, breaches.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = breaches[middle].Number < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void Forget(LiveBreach breach)
    {
        if (breach.IsOpen)
        {
            var (broken, key) = (breach.Case, (breach.Rule, breach.Pack));
            var known = broken.Unlisted.FirstOrDefault(unlisted => (unlisted.Rule, unlisted.Pack) == key);
            broken.Unlisted = broken.Unlisted.Remove(known).Add((breach.Rule, breach.Pack, known.Open + 1));
        }
    }

    private void RemoveFirst(List<LiveBreach> breaches) =>
        breaches.RemoveRange(0, IndexOf(breaches, _listed[0].Number));

    private void Settle(LiveCase broken, LiveRule rule, (LivePack? Pack, int Open) settled)
    {
        Open -= settled.Open;
        broken.OpenBreaches -= settled.Open;
        if (settled.Pack?.CountsOf(rule.Id) is { } counts)
        {
            counts.OpenBreaches -= settled.Open;
        }
    }
}
