using Grid.Grains.Draws;
using Grid.Grains.Snapshots;
using Grid.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Grid.Grains;

/// <summary>What every stream of a silo shares: the ledger, the clock, what counts and measures, the log.</summary>
internal sealed class GridLedger(
    ILedger ledger, TimeProvider clock, SubmissionTally tally, GridMeter meter, ILogger<GridLedger> log)
{
    public ILedger Ledger => ledger;

    public TimeProvider Clock => clock;

    public SubmissionTally Tally => tally;

    public GridMeter Meter => meter;

    public ILogger Log => log;

    /// <summary>What the log tells of refusals.</summary>
    public RefusalLog Refusals { get; } = new(clock, log);

    /// <summary>What those who run the grid are told of warnings that never arrived.</summary>
    public FailedDeliveries FailedDeliveries { get; } = new(clock, meter, log);

    /// <summary>Officers as those who ask others.</summary>
    public AskingOfficers Asking { get; } = new(ledger);

    /// <summary>The cases that are not there for whoever has not shown who they are.</summary>
    public SealedCases Sealed { get; } = new(ledger);

    /// <summary>Told the stream that has been found damaged, so that nobody decides on what was known of it.</summary>
    public event Action<string>? StreamSealed;

    /// <summary>Nothing where no snapshots are kept.</summary>
    public SnapshotShelf? Snapshots { get; init; }

    /// <summary>What the keys of days are made from; nothing where this silo draws no seats.</summary>
    public DrawSecret? Draws { get; init; }

    /// <summary>The stream has been found damaged.</summary>
    public void Seal(string stream)
    {
        meter.Sealed();
        StreamSealed?.Invoke(stream);
    }
}
