using Microsoft.Extensions.Logging;

namespace Grid.Grains;

/// <summary>What every stream of a silo shares: the ledger, the clock, the log.</summary>
internal sealed class GridLedger(ILedger ledger, TimeProvider clock, ILogger<GridLedger> log)
{
    public ILedger Ledger => ledger;

    public TimeProvider Clock => clock;

    public ILogger Log => log;
}
