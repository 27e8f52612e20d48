namespace Grid.Grains.Followers.Live;

/// <summary>What is counted of the cases of one unit alone, without the units below it.</summary>
/// <param name="unit">The unit; nothing for cases that are in none.</param>
internal sealed class UnitCounts(UnitId? unit)
{
    private readonly Dictionary<string, long> _overdue = new(StringComparer.Ordinal);
    private readonly Dictionary<OfficerId, long> _silent = [];

    // By the day of the last act: whoever asks for N days adds up those that are older.
    private readonly SortedDictionary<int, long> _lastDays = [];
    private CoverageCounts _counts = CoverageCounts.None;

    public UnitId? Unit => unit;

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

    /// <summary>Adds all of it to a sum.</summary>
    /// <param name="sum">What it is added to.</param>
    /// <param name="silentUntil">The last day whose cases count as silent.</param>
    public void AddTo(CoverageSum sum, int silentUntil)
    {
        var silent = 0L;
        foreach (var (day, cases) in _lastDays)
        {
            if (day > silentUntil)
            {
                break;
            }

            silent += cases;
        }

        sum.Add(_counts with { Silent = silent }, _overdue, _silent.Keys);
    }

    private static void Move<TKey>(IDictionary<TKey, long> counts, TKey? key, int change)
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
