namespace Grid.Ledger.Verification;

/// <summary>How much of the machine a verification may have.</summary>
/// <param name="Workers">How many batches are scanned at once; 1 does everything on one thread.</param>
/// <param name="Share">The share of its time that the thread works; beside other work it yields the rest.</param>
internal sealed record VerificationPace(int Workers, double Share = 1)
{
    /// <summary>As fast as the machine can.</summary>
    public static VerificationPace Full { get; } = new(Math.Max(2, Environment.ProcessorCount));
}
