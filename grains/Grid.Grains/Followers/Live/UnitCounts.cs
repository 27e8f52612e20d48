namespace Grid.Grains.Followers.Live;

/// <summary>What is counted of the cases of one unit alone, without the units below it.</summary>
/// <param name="unit">The unit; nothing for cases that are in none.</param>
internal sealed class UnitCounts(UnitId? unit)
{
    private readonly Dictionary<string, long> _overdue = new(StringComparer.Ordinal);
    private readonly Dictionary<OfficerId, long> _silent = [];

    // A stage that once had a case is kept: there are only so many, and each case points to its own.
    private readonly Dictionary<StagePlace, StageCounts> _stages = [];

    // By the day of the last act: whoever asks for N days adds up those that are older. To look through all of them
    // takes less than to keep them in order would.
    private readonly Dictionary<int, long> _lastDays = [];
    private CoverageCounts _counts = CoverageCounts.None;

    public UnitId? Unit => unit;

    public long Live => _counts.LiveCases;

    /// <summary>Adds a case, or takes it away again.</summary>
    public void Add(CaseCount count, int sign)
    {
        _counts = _counts with
        {
            LiveCases = _counts.LiveCases + (count.IsLive ? sign : 0),
            CasesWithoutHolder = _counts.CasesWithoutHolder + (count.IsWithoutHolder ? sign : 0),
            HoldersWithoutSupervisor = _counts.HoldersWithoutSupervisor + (sign * count.Unsupervised),
            ActsWithoutOfficer = _counts.ActsWithoutOfficer + (sign * count.WithoutOfficer),
            InTransit = _counts.InTransit + (count.IsInTransit ? sign : 0),
            Overdue = _counts.Overdue + (count.OverdueIn is null ? 0 : sign),
            Undecidable = _counts.Undecidable + (sign * count.Undecidable),
            Waiting = _counts.Waiting + (sign * count.Open.Waiting),
            Unanswered = _counts.Unanswered + (sign * count.Open.Unanswered),
            Clues = _counts.Clues + (sign * count.Open.Clues),
        };
        count.At.Add(count, sign);
        Move(_overdue, count.OverdueIn, sign);
        foreach (var officer in count.Silent)
        {
            Move(_silent, officer, sign);
        }

        if (count.IsLive)
        {
            Move(_lastDays, count.LastDay, sign);
        }
    }

    /// <summary>What is counted in a stage of this unit.</summary>
    public StageCounts At(StagePlace place)
    {
        if (!_stages.TryGetValue(place, out var counts))
        {
            _stages.Add(place, counts = new(place));
        }

        return counts;
    }

    /// <summary>Adds its stages with live cases to a sum.</summary>
    public void AddStagesTo(Dictionary<StagePlace, (long Live, long Overdue)> sum)
    {
        foreach (var counts in _stages.Values)
        {
            if (counts.Live > 0)
            {
                var (live, overdue) = sum.GetValueOrDefault(counts.Place);
                sum[counts.Place] = (live + counts.Live, overdue + counts.Overdue);
            }
        }
    }

    /// <summary>Adds all of it to a sum.</summary>
    /// <param name="sum">What it is added to.</param>
    /// <param name="silentUntil">The last day whose cases count as silent.</param>
    public void AddTo(CoverageSum sum, int silentUntil)
    {
        var silent = 0L;
        foreach (var (day, cases) in _lastDays)
        {
            silent += day <= silentUntil ? cases : 0;
        }

        sum.Add(_counts with { Silent = silent }, _overdue, _silent.Keys);
    }

    private static void Move<TKey>(Dictionary<TKey, long> counts, TKey? key, int change)
        where TKey : notnull
    {
        if (key is null)
        {
            return;
        }

        var now = (counts.TryGetValue(key, out var before) ? before : 0) + change;
        if (now == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = now;
        }
    }
}
