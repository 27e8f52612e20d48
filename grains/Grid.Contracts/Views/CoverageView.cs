namespace Grid.Contracts.Views;

/// <summary>The blind spots of a unit with all below it, or of everything, as the answering silo knows them.</summary>
/// <param name="Unit">The unit; nothing for everything.</param>
/// <param name="SilentDays">After how many days without an act a case counts as silent.</param>
[GenerateSerializer, Immutable, Alias("coverage-view")]
public sealed record CoverageView(UnitId? Unit, int SilentDays)
{
    /// <summary>After how many days a case counts as silent where nobody says.</summary>
    public const int SilentDaysUsually = 30;

    /// <summary>When it was made.</summary>
    [Id(0)]
    public Timestamp At { get; init; }

    /// <summary>The numbers.</summary>
    [Id(1)]
    public CoverageCounts Counts { get; init; } = CoverageCounts.None;

    /// <summary>The same for each unit next below it, and for what is in the unit itself, by id.</summary>
    [Id(2)]
    public ImmutableArray<UnitCoverage> Below { get; init; } = [];

    /// <summary>How many further units there are that were left out.</summary>
    [Id(3)]
    public int BelowLeftOut { get; init; }

    /// <summary>Overdue cases by stage, the most first.</summary>
    [Id(4)]
    public ImmutableArray<StageCoverage> OverdueByStage { get; init; } = [];

    /// <summary>Some of the officers who have let a warning pass in silence, by id.</summary>
    [Id(5)]
    public ImmutableArray<OfficerId> SilentOfficers { get; init; } = [];

    /// <summary>How many entries of the ledger the silo has not read yet.</summary>
    [Id(6)]
    public long Lag { get; init; }

    /// <summary>Whether it has read the ledger to its end since it started.</summary>
    [Id(7)]
    public bool IsCaughtUp { get; init; }

    /// <summary>
    /// Cases and sums found to be counted otherwise than the store's index, their own entries or their parts tell,
    /// since the silo started.
    /// </summary>
    [Id(8)]
    public long Differences { get; init; }

    /// <summary>Why there is no answer; nothing where there is one.</summary>
    [Id(9)]
    public string? Unavailable { get; init; }

    /// <summary>
    /// Whether no case has been in the unit nor below it, and nobody has registered it: its zeros say nothing.
    /// </summary>
    [Id(10)]
    public bool IsOfUnknownUnit { get; init; }
}
