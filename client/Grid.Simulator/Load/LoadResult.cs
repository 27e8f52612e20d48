namespace Grid.Simulator.Load;

/// <summary>What came of a load.</summary>
/// <param name="Scenario">What was asked for.</param>
/// <param name="Seed">What everything was drawn from.</param>
/// <param name="Run">What sets its ids apart.</param>
public sealed record LoadResult(LoadScenario Scenario, ulong Seed, string Run)
{
    /// <summary>The share of sends, late through no fault of the grid, from which on figures are in doubt.</summary>
    public const double LateShareMax = 0.05;

    /// <summary>The share of all processors from which on the generator cannot be trusted to keep time.</summary>
    public const double ProcessorShareMax = 0.85;

    /// <summary>When the load began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long commands were sent.</summary>
    public required TimeSpan SentFor { get; init; }

    /// <summary>How long the preparation took, and how many commands it had.</summary>
    public (TimeSpan Taken, int Commands) Preparation { get; init; }

    /// <summary>How many commands were to be sent in that time.</summary>
    public required double Asked { get; init; }

    /// <summary>What went which way.</summary>
    public required LoadCounts Counts { get; init; }

    /// <summary>From the intended start to the acknowledgement.</summary>
    public required LatencyFigures Latency { get; init; }

    /// <summary>From the send to its answer.</summary>
    public required LatencyFigures Service { get; init; }

    /// <summary>From the intended start to the send.</summary>
    public required LatencyFigures Delay { get; init; }

    /// <summary>The whole distribution of the latency, as text.</summary>
    public required string Percentiles { get; init; }

    /// <summary>The load second by second.</summary>
    public required ImmutableArray<LoadInterval> Intervals { get; init; }

    /// <summary>This process's share of all processors while it sent.</summary>
    public required double ProcessorShare { get; init; }

    /// <summary>Whether the grid worked in this process too.</summary>
    public required bool IsGridInProcess { get; init; }

    /// <summary>Whether it was stopped before its time.</summary>
    public required bool WasStopped { get; init; }

    /// <summary>What came of holding the receipts against the ledger; nothing where it was not done.</summary>
    public ReceiptFindings? Findings { get; init; }

    /// <summary>What a search for capacity found; nothing where none was made. All else is of the rate found.</summary>
    public CapacityFound? Capacity { get; init; }

    /// <summary>How long commands were to arrive: the time that rates refer to.</summary>
    public TimeSpan Window => SentFor < Scenario.Duration ? SentFor : Scenario.Duration;

    /// <summary>Commands a second that were to be sent.</summary>
    public double RateAsked => PerSecond(Asked, Window);

    /// <summary>Commands a second that were sent.</summary>
    public double RateSent => PerSecond(Counts.Sent, SentFor);

    /// <summary>Acknowledgements a second, those after the end of the schedule left out.</summary>
    public double RateAcknowledged => PerSecond(Counts.AcknowledgedInTime, Window);

    /// <summary>Sends that were late although not too many commands were under way, of all.</summary>
    public double LateShare => Counts.Sent == 0 ? 0 : (double)(Counts.Late - Counts.HeldBack) / Counts.Sent;

    /// <summary>
    /// Whether the generator itself was the limit: then the figures speak of it, and not of the grid.
    /// </summary>
    public bool GeneratorWasLimit =>
        LateShare > LateShareMax || (!IsGridInProcess && ProcessorShare > ProcessorShareMax);

    private static double PerSecond(double count, TimeSpan time) =>
        time > TimeSpan.Zero ? count / time.TotalSeconds : 0;
}
