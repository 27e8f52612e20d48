using System.Diagnostics.Metrics;

namespace Grid.Ledger.Checkpoints;

/// <summary>How old the last checkpoint and the last good verification are.</summary>
internal sealed class CheckpointMetrics : IDisposable
{
    private readonly Meter _meter = new(LedgerMetrics.MeterName);

    /// <param name="checkpoint">The age of the one; nothing before the first.</param>
    /// <param name="verification">The age of the other; nothing before the first.</param>
    public CheckpointMetrics(Func<TimeSpan?> checkpoint, Func<TimeSpan?> verification)
    {
        _meter.CreateObservableGauge(
            "grid.ledger.checkpoint.age",
            () => Seconds(checkpoint()),
            "s",
            "Time since all that was durable had been signed for");
        _meter.CreateObservableGauge(
            "grid.ledger.verify.age",
            () => Seconds(verification()),
            "s",
            "Time since the ledger was last verified and found whole");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Seconds(TimeSpan? age) =>
        age is { } known ? [new(known.TotalSeconds)] : [];
}
