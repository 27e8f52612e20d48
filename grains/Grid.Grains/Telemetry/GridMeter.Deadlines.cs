using System.Diagnostics.Metrics;
using Grid.Ledger.Indexes;

namespace Grid.Grains.Telemetry;

internal sealed partial class GridMeter
{
    private static readonly string[] StepKinds = ["step", "silence"];

    private readonly long[] _stepsTaken = new long[StepKinds.Length];
    private readonly long[] _overdue = new long[ClockShards.Count];
    private Histogram<double> _tardiness = null!;
    private long _lateBySystem;
    private long _failedDeliveries;

    /// <summary>A step was taken, and is durable.</summary>
    /// <param name="isSilence">Whether it is the end of the time for an answer.</param>
    /// <param name="tardiness">How long after it was due.</param>
    /// <param name="late">Why the grid was late; nothing where it was not.</param>
    public void StepTaken(bool isSilence, TimeSpan tardiness, string? late)
    {
        Interlocked.Increment(ref _stepsTaken[isSilence ? 1 : 0]);
        _tardiness.Record(Math.Max(tardiness.TotalSeconds, 0));
        if (late is not null)
        {
            Interlocked.Increment(ref _lateBySystem);
        }
    }

    /// <summary>How many steps a shard of this silo has not taken yet though they are due.</summary>
    public void Overdue(int shard, long steps) => Volatile.Write(ref _overdue[shard], steps);

    /// <summary>Of a warning it was reported that it could not be delivered.</summary>
    public void DeliveryFailed() => Interlocked.Increment(ref _failedDeliveries);

    /// <summary>Lets every collection ask how many warnings have not arrived.</summary>
    public void ObserveUndelivered(Func<long> count) => _meter.CreateObservableGauge(
        "grid.warning.undelivered",
        count,
        "{warning}",
        "Warnings that asked for an answer and have not arrived: each is an incident of operations");

    private void MeasureDeadlines()
    {
        _meter.CreateObservableCounter(
            "grid.warning.delivery.failed",
            () => Volatile.Read(ref _failedDeliveries),
            "{warning}",
            "Warnings of which this silo was told that they could not be delivered");
        _tardiness = _meter.CreateHistogram<double>(
            "grid.deadline.tardiness",
            "s",
            "Time from when a step was due until it was durable",
            advice: new()
            {
                HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600, 86400],
            });
        _meter.CreateObservableCounter(
            "grid.deadline.taken",
            () => StepKinds.Select((kind, place) =>
                new Measurement<long>(Volatile.Read(ref _stepsTaken[place]), Tag("kind", kind))),
            "{step}",
            "Steps of clocks that were taken: of their ladders, and of silence to warnings");
        _meter.CreateObservableCounter(
            "grid.deadline.late",
            () => Volatile.Read(ref _lateBySystem),
            "{step}",
            "Steps that the grid itself was late with, and are marked so");
        _meter.CreateObservableGauge(
            "grid.deadline.overdue",
            () => _overdue.Sum(),
            "{step}",
            "Steps that are due and not taken yet, as far as the shards of this silo look");
    }
}
