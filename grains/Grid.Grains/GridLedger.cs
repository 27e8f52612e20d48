using Grid.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Grid.Grains;

/// <summary>What every stream of a silo shares: the ledger, the clock, the tally, the log.</summary>
internal sealed class GridLedger(ILedger ledger, TimeProvider clock, SubmissionTally tally, ILogger<GridLedger> log)
{
    public ILedger Ledger => ledger;

    public TimeProvider Clock => clock;

    public SubmissionTally Tally => tally;

    public ILogger Log => log;
}
