namespace Grid.Grains.Followers.Live;

/// <summary>Numbers of several units, added up.</summary>
internal sealed class CoverageSum
{
    private readonly Dictionary<string, long> _overdue = new(StringComparer.Ordinal);
    private readonly HashSet<OfficerId> _silent = [];
    private CoverageCounts _counts = CoverageCounts.None;

    // An officer who was silent in two units is one officer.
    public CoverageCounts Counts => _counts with { SilentOfficers = _silent.Count };

    /// <summary>Overdue cases by stage, the most first.</summary>
    public ImmutableArray<StageCoverage> Stages =>
    [
        .. _overdue.Select(stage => new StageCoverage(stage.Key, stage.Value))
            .OrderByDescending(stage => stage.Overdue).ThenBy(stage => stage.Stage, StringComparer.Ordinal),
    ];

    public ImmutableArray<OfficerId> Silent(int count) =>
        [.. _silent.OrderBy(officer => officer.Value, StringComparer.Ordinal).Take(count)];

    public void Add(CoverageSum other) => Add(other._counts, other._overdue, other._silent);

    public void Add(CoverageCounts counts, IReadOnlyDictionary<string, long> overdue, IEnumerable<OfficerId> silent)
    {
        _counts = new()
        {
            LiveCases = _counts.LiveCases + counts.LiveCases,
            CasesWithoutHolder = _counts.CasesWithoutHolder + counts.CasesWithoutHolder,
            HoldersWithoutSupervisor = _counts.HoldersWithoutSupervisor + counts.HoldersWithoutSupervisor,
            ActsWithoutOfficer = _counts.ActsWithoutOfficer + counts.ActsWithoutOfficer,
            InTransit = _counts.InTransit + counts.InTransit,
            Silent = _counts.Silent + counts.Silent,
            Overdue = _counts.Overdue + counts.Overdue,
            Undecidable = _counts.Undecidable + counts.Undecidable,
            Waiting = _counts.Waiting + counts.Waiting,
            Unanswered = _counts.Unanswered + counts.Unanswered,
            Clues = _counts.Clues + counts.Clues,
            Undelivered = _counts.Undelivered + counts.Undelivered,
        };
        foreach (var (stage, cases) in overdue)
        {
            _overdue[stage] = _overdue.GetValueOrDefault(stage) + cases;
        }

        _silent.UnionWith(silent);
    }
}
