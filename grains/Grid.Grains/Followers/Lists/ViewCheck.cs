using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Lists;

/// <summary>
/// A number that nobody checks is worth nothing. What is counted was made from the ledger, entry by entry; it is held
/// against the exact index of the store, against the entries of each case once more, and against its own parts.
/// </summary>
internal sealed class ViewCheck(StoredLedger ledger, StoreReads reads, LiveGrid grid, Lock gate, ILogger log)
{
    private readonly IndexCheck _index = new(ledger, reads, grid, gate, log);
    private readonly CountCheck _counts = new(ledger, reads, grid, gate, log);

    /// <summary>Cases and numbers that have been found to differ.</summary>
    public long Differences => _index.Differences + _counts.Differences;

    /// <summary>Looks at some of it, and goes on with the next when it is asked again.</summary>
    public async Task Step(CancellationToken cancellation)
    {
        await _index.Step(cancellation);
        await _counts.Step(cancellation);
    }
}
