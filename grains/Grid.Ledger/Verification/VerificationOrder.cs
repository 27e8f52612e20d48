using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Verification;

/// <summary>What is asked of a verification.</summary>
internal sealed record VerificationOrder
{
    public static VerificationOrder Whole { get; } = new();

    /// <summary>Checkpoints that the ledger must contain. Their signatures have been looked at.</summary>
    public ImmutableArray<CheckpointBundle> Checkpoints { get; init; } = [];

    public VerificationPace Pace { get; init; } = VerificationPace.Full;
}
