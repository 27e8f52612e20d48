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

    /// <summary>Adds a case, or takes it away again, here and in its stage.</summary>
    public void Add(CaseCount count, int sign)
    {
        Sum(count, sign);
        count.At.Add(count, sign);
    }

    /// <summary>Adds a case, or takes it away again, and leaves its stage as it is.</summary>
    public void Sum(CaseCount count, int sign)
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
            Undelivered = _counts.Undelivered + (sign * count.Open.Undelivered),
        };
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

    /// <summary>The same numbers without their stages, to be added to apart.</summary>
    public UnitCounts Copy()
    {
        var copy = new UnitCounts(unit) { _counts = _counts };
        Copy(_overdue, copy._overdue);
        Copy(_silent, copy._silent);
        Copy(_lastDays, copy._lastDays);
        return copy;
    }

    /// <summary>
    /// Whether these numbers are those of a sum that was made anew, and those of the stages add up to them.
    /// </summary>
    public bool IsSame(UnitCounts sum) =>
        _counts == sum._counts && IsSame(_overdue, sum._overdue) && IsSame(_silent, sum._silent)
        && IsSame(_lastDays, sum._lastDays)
        && _stages.Values.Sum(stage => stage.Live) == _counts.LiveCases
        && _stages.Values.Sum(stage => stage.Overdue) == _counts.Overdue;

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

    private static void Copy<TKey>(Dictionary<TKey, long> from, Dictionary<TKey, long> to)
        where TKey : notnull
    {
        foreach (var (key, count) in from)
        {
            to.Add(key, count);
        }
    }

    private static bool IsSame<TKey>(Dictionary<TKey, long> one, Dictionary<TKey, long> other)
        where TKey : notnull =>
        one.Count == other.Count && one.All(part => other.GetValueOrDefault(part.Key) == part.Value);

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
