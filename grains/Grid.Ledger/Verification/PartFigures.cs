namespace Grid.Ledger.Verification;

/// <summary>How much one part of a verification had to look at, and how long it worked on that.</summary>
/// <param name="Count">Entries, or rows.</param>
/// <param name="Seconds">The time of all threads together.</param>
internal sealed record PartFigures(long Count, double Seconds)
{
    /// <summary>How many a second on one core.</summary>
    public double PerSecondOfCore => Seconds > 0 ? Count / Seconds : 0;
}
