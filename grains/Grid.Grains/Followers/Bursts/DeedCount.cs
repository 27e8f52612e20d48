using Grid.Domain.Rules.Supervision;

namespace Grid.Grains.Followers.Bursts;

/// <summary>
/// How much of what packs count each officer has done of late. Nothing of it is remembered over a stop: it is counted
/// again from the ledger.
/// </summary>
internal sealed class DeedCount(IRulePacks packs, SealedCases hidden)
{
    // Beyond it those are let go who have done nothing of late.
    private const int WindowsMax = 10_000;

    private readonly Dictionary<(RuleId Row, OfficerId Officer), (TimeSpan Within, DeedWindow Window)> _windows = [];
    private readonly HashSet<PackVersion> _countNothing = [];
    private (PackVersion Version, RulePack Pack)? _latest;

    public void Clear() => _windows.Clear();

    /// <summary>Whether deeds that a version judged may be counted: of one without rows for it none is.</summary>
    public bool MayCount(PackVersion version) => !_countNothing.Contains(version);

    /// <summary>Counts a deed, and gives the bursts that it makes.</summary>
    public async ValueTask<ImmutableArray<(PackName Pack, Burst Burst)>> Take(
        CountedDeed deed, CancellationToken cancellation)
    {
        if (deed.Header.Pack is not { } version
            || await PackOf(version, cancellation) is not { Bursts.IsEmpty: false } pack)
        {
            return [];
        }

        // A sealed case is not counted with others: the number, and who is named, would tell of it.
        if (await hidden.IsSealed(new CaseId(deed.Header.Stream), cancellation))
        {
            return [];
        }

        var bursts = ImmutableArray<(PackName, Burst)>.Empty;
        foreach (var row in pack.Bursts)
        {
            if (deed.Act is { } act ? row.CountedActs.Contains(act) : row.IsOfClosing)
            {
                var made = WindowOf(row, deed).Take(
                    row, deed.Header.EffectiveAt, new(deed.Header.Stream), deed.Header.Sequence);
                bursts = made is null ? bursts : bursts.Add((pack.Name, made));
            }
        }

        return bursts;
    }

    // Hardly ever does another version judge than the one before.
    private async ValueTask<RulePack> PackOf(PackVersion version, CancellationToken cancellation)
    {
        if (_latest is { } latest && latest.Version == version)
        {
            return latest.Pack;
        }

        var pack = await packs.OfVersion(version, cancellation);
        _latest = (version, pack);
        if (pack.Bursts.IsEmpty)
        {
            _countNothing.Add(version);
        }

        return pack;
    }

    private DeedWindow WindowOf(SupervisionRow.Burst row, CountedDeed deed)
    {
        var key = (row.Row.Id, deed.Officer);
        if (_windows.TryGetValue(key, out var known))
        {
            return known.Window;
        }

        if (_windows.Count >= WindowsMax)
        {
            var now = deed.Header.EffectiveAt.AsUtc;
            foreach (var (idle, _) in _windows.Where(pair => IsIdle(pair.Value, now)).ToArray())
            {
                _windows.Remove(idle);
            }
        }

        var window = new DeedWindow();
        _windows[key] = (row.Within, window);
        return window;
    }

    private static bool IsIdle((TimeSpan Within, DeedWindow Window) known, long now) =>
        known.Window.Latest < now - (2 * known.Within.Ticks);
}
