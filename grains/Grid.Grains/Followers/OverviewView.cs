namespace Grid.Grains.Followers;

/// <summary>The grid at a glance, true for every entry up to <see cref="Position"/>.</summary>
internal sealed record OverviewView
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The last entry that was read; -1 before the first.</summary>
    public long Position { get; init; } = -1;

    /// <summary>How many entries of the ledger have not been read yet.</summary>
    public long Lag { get; init; }

    /// <summary>Whether the ledger has been read to its end since the start.</summary>
    public bool IsCaughtUp { get; init; }

    public long LiveCases { get; init; }

    public long ClosedCases { get; init; }

    public long Officers { get; init; }

    public long SuspendedOfficers { get; init; }

    public long Acts { get; init; }

    public long Entries { get; init; }

    /// <summary>Over the last ten full seconds.</summary>
    public double ActsPerSecond { get; init; }

    /// <summary>Acts recorded in each of the last 300 full seconds, the newest last.</summary>
    public ImmutableArray<RatePoint> Rates { get; init; } = [];

    /// <summary>
    /// Every rule of every published pack in the pack's order, then those built in that something was said of.
    /// </summary>
    public ImmutableArray<RuleTally> Rules { get; init; } = [];

    public BlindSpotTally BlindSpots { get; init; } = new(0, 0, 0);

    public LoopTally Loops { get; init; } = new(0, 0, 0, 0);

    /// <summary>Live cases by stage, the 20 largest; an empty name for those without a stage.</summary>
    public ImmutableArray<(string Stage, long Cases)> Stages { get; init; } = [];

    public long OpenBreaches { get; init; }

    /// <summary>Latest verdicts of rules on cases that are undecidable.</summary>
    public long Undecidable { get; init; }

    /// <summary>Streams of which an entry could not be believed when it was read.</summary>
    public long DamagedStreams { get; init; }
}
