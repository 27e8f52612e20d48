using System.Diagnostics.Metrics;

namespace Grid.Ledger;

/// <summary>What the ledger measures of itself.</summary>
internal static class LedgerMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Grid.Ledger";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>(
        "grid.ledger.batch.size", "{command}", "Commands made durable by one commit");

    private static readonly Histogram<double> AppendDuration = Meter.CreateHistogram<double>(
        "grid.ledger.append.duration", "s", "Time to make one batch durable");

    private static readonly Counter<long> SealedStreams = Meter.CreateCounter<long>(
        "grid.ledger.stream.sealed", "{stream}", "Streams found damaged when they were read, and sealed");

    public static void Batch(int size, TimeSpan taken)
    {
        BatchSize.Record(size);
        AppendDuration.Record(taken.TotalSeconds);
    }

    public static void Sealed() => SealedStreams.Add(1);
}
