namespace Grid.Grains;

/// <summary>How long ago a silo has last signed for its ledger, and verified it: told by whoever does so.</summary>
internal sealed class LedgerAges
{
    /// <summary>Since all that was durable had been signed for; nothing before the first time.</summary>
    public Func<TimeSpan?> Checkpoint { get; set; } = () => null;

    /// <summary>Since the ledger was last found whole; nothing before the first time.</summary>
    public Func<TimeSpan?> Verification { get; set; } = () => null;
}
