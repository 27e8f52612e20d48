namespace Grid.Grains.Followers.Live;

/// <summary>
/// The numbers of blind spots and open loops, unit by unit. Each case is counted anew when something has happened to
/// it, and only its difference is added; units are added up along the tree when somebody asks.
/// </summary>
internal sealed class LiveCoverage(LiveLoops loops)
{
    private const int BelowMax = 1_000;

    private const int SilentMax = 1_000;

    private readonly Dictionary<UnitId, UnitCounts> _units = [];
    private readonly UnitCounts _none = new(null);
    private readonly Dictionary<UnitCounts, UnitCounts> _forgotten = [];
    private CoverageAudit? _audit;
    private int _audits;

    /// <summary>Live cases that were sent and not yet received.</summary>
    public SortedSet<LiveCase> InTransit { get; } = new(LiveCase.ById);

    /// <summary>Live cases in which an officer's deadline has passed.</summary>
    public SortedSet<LiveCase> Overdue { get; } = new(LiveCase.ById);

    /// <summary>Cases with a verdict that could not be decided.</summary>
    public SortedSet<LiveCase> Undecidable { get; } = new(LiveCase.ById);

    /// <summary>Cases with a warning or a clue that waits for somebody.</summary>
    public SortedSet<LiveCase> Open { get; } = new(LiveCase.ById);

    /// <summary>Those of them in which a warning was not answered in time.</summary>
    public SortedSet<LiveCase> Unanswered { get; } = new(LiveCase.ById);

    /// <summary>Those with a clue that nobody has disposed of.</summary>
    public SortedSet<LiveCase> Clues { get; } = new(LiveCase.ById);

    /// <summary>Those with a warning that has not arrived.</summary>
    public SortedSet<LiveCase> Undelivered { get; } = new(LiveCase.ById);

    /// <summary>Counts a case as it stands now.</summary>
    public void Count(LiveCase found)
    {
        var count = CountOf(found);
        if (found.Counted == count)
        {
            return;
        }

        found.Counted?.In.Add(found.Counted, -1);
        count.In.Add(count, 1);
        _audit?.Move(found, found.Counted, count);
        found.Counted = count;
        Keep(InTransit, found, count.IsInTransit);
        Keep(Overdue, found, count.OverdueIn is not null);
        Keep(Undecidable, found, count.Undecidable > 0);
        Keep(Open, found, count.Open.IsOpen);
        Keep(Unanswered, found, count.Open.Unanswered > 0);
        Keep(Clues, found, count.Open.Clues > 0);
        Keep(Undelivered, found, count.Open.Undelivered > 0);
    }

    /// <summary>A case that is listed no more. What it has added stays.</summary>
    public void Forget(LiveCase found)
    {
        foreach (var list in (ReadOnlySpan<SortedSet<LiveCase>>)
            [InTransit, Overdue, Undecidable, Open, Unanswered, Clues, Undelivered])
        {
            list.Remove(found);
        }

        if (found.Counted is { } left)
        {
            if (!_forgotten.TryGetValue(left.In, out var sum))
            {
                _forgotten.Add(left.In, sum = new(left.In.Unit));
            }

            sum.Sum(left, 1);
        }
    }

    /// <summary>
    /// Adds the numbers up anew, some cases at a time, and holds the lists behind them against what those cases add.
    /// </summary>
    /// <param name="all">Gives every case that is remembered, where it begins.</param>
    /// <param name="count">How many cases at the most.</param>
    /// <returns>What is wrong, each in a few words; and whether every case has been added.</returns>
    public (ImmutableArray<string> Wrong, bool IsOver) Audit(Func<LiveCase[]> all, int count)
    {
        _audit ??= new(++_audits, all(), _forgotten);
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach (var found in _audit.GoOn(count))
        {
            if (found.Counted is { } counted && !IsListed(found, counted))
            {
                wrong.Add($"the lists of {found.Id}");
            }
        }

        if (!_audit.IsOver)
        {
            return (wrong.ToImmutable(), false);
        }

        wrong.AddRange(_audit.Wrong(_units.Values.Append(_none))
            .Select(unit => unit.Unit is { } id ? $"the numbers of {id}" : "the numbers of cases in no unit"));
        _audit = null;
        return (wrong.ToImmutable(), true);
    }

    /// <summary>The numbers of all units added up, but for those that depend on who asks.</summary>
    public CoverageCounts Totals()
    {
        var sum = new CoverageSum();
        foreach (var counts in _units.Values.Append(_none))
        {
            counts.AddTo(sum, int.MinValue);
        }

        return sum.Counts;
    }

    /// <summary>The numbers of a unit with all below it, or of everything.</summary>
    public CoverageView Look(UnitId? unit, int silentDays, CaseFacts facts)
    {
        var tree = new UnitTree(facts.Units);
        var (all, below) = (new CoverageSum(), new Dictionary<string, (UnitId? Unit, CoverageSum Sum)>());
        var silentUntil = LiveCase.DayOf(facts.Now) - silentDays;
        foreach (var counts in _units.Values.Append(_none))
        {
            if (tree.Way(counts.Unit, unit) is not (true, var by))
            {
                continue;
            }

            var key = by?.Value ?? "";
            if (!below.TryGetValue(key, out var part))
            {
                below.Add(key, part = (by, new()));
            }

            counts.AddTo(part.Sum, silentUntil);
        }

        // Units are many, and parts few.
        foreach (var (_, sum) in below.Values)
        {
            all.Add(sum);
        }

        var parts = below.OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new UnitCoverage(part.Value.Unit, part.Value.Sum.Counts))
            .Where(part => part.Counts != CoverageCounts.None).ToArray();
        return new(unit, silentDays)
        {
            At = facts.Now,
            Counts = all.Counts,
            Below = [.. parts.Take(BelowMax)],
            BelowLeftOut = Math.Max(0, parts.Length - BelowMax),
            OverdueByStage = all.Stages,
            SilentOfficers = all.Silent(SilentMax),
            IsOfUnknownUnit = unit is { } asked && below.Count == 0 && !facts.Units.ContainsKey(asked),
        };
    }

    /// <summary>The stages of live cases, of a unit with all below it or of everything.</summary>
    public Dictionary<StagePlace, (long Live, long Overdue)> Stages(UnitId? unit, CaseFacts facts)
    {
        var tree = new UnitTree(facts.Units);
        var stages = new Dictionary<StagePlace, (long Live, long Overdue)>();
        foreach (var counts in _units.Values.Append(_none))
        {
            if (tree.Way(counts.Unit, unit).IsBelow)
            {
                counts.AddStagesTo(stages);
            }
        }

        return stages;
    }

    /// <summary>The live cases of a unit itself.</summary>
    public long LiveIn(UnitId unit) => _units.TryGetValue(unit, out var counts) ? counts.Live : 0;

    /// <summary>Every unit that has cases, and is a unit or below it.</summary>
    public HashSet<string> Under(UnitId unit, CaseFacts facts)
    {
        var tree = new UnitTree(facts.Units);
        return
        [
            .. _units.Keys.Where(known => tree.Way(known, unit).IsBelow).Select(known => known.Value),
        ];
    }

    private CaseCount CountOf(LiveCase found)
    {
        var open = loops.In(found.Id);
        var counts = In(found.Unit);
        return new(counts, StageOf(found, counts))
        {
            IsLive = found.IsOpen,
            IsWithoutHolder = found.IsWithoutHolder,
            IsInTransit = found.IsOpen && found.IsInTransit,
            OverdueIn = found.IsOverdue ? found.Stage ?? "" : null,
            LastDay = found.IsOpen ? found.LastDay : 0,
            Unsupervised = found.UnsupervisedSlots,
            WithoutOfficer = found.ActsWithoutOfficer,
            Undecidable = found.Undecidable,
            Open = open?.Counts ?? default,
            Silent = open?.Silent ?? [],
        };
    }

    // Most of what happens to a case leaves it where it is.
    private static StageCounts StageOf(LiveCase found, UnitCounts counts)
    {
        var place = new StagePlace(found.Pack?.Name, found.Procedure, found.Stage);
        return found.Counted is { } before && before.In == counts && before.At.Place == place
            ? before.At
            : counts.At(place);
    }

    private UnitCounts In(string? unit)
    {
        if (unit is null)
        {
            return _none;
        }

        var id = new UnitId(unit);
        if (!_units.TryGetValue(id, out var counts))
        {
            _units.Add(id, counts = new(id));
        }

        return counts;
    }

    private bool IsListed(LiveCase found, CaseCount counted) =>
        InTransit.Contains(found) == counted.IsInTransit
        && Overdue.Contains(found) == counted.OverdueIn is not null
        && Undecidable.Contains(found) == counted.Undecidable > 0
        && Open.Contains(found) == counted.Open.IsOpen
        && Unanswered.Contains(found) == counted.Open.Unanswered > 0
        && Clues.Contains(found) == counted.Open.Clues > 0
        && Undelivered.Contains(found) == counted.Open.Undelivered > 0;

    private static void Keep(SortedSet<LiveCase> list, LiveCase found, bool isIn) =>
        _ = isIn ? list.Add(found) : list.Remove(found);
}
