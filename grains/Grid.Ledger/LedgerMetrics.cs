using System.Diagnostics.Metrics;

namespace Grid.Ledger;

/// <summary>What the ledger of one silo measures of itself, for as long as it is open.</summary>
internal sealed class LedgerMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Grid.Ledger";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _appendDuration;
    private long _fenced;
    private long _failed;

    // An appender owns one lane. Nothing until its end is known.
    private AppendOutcome.Appended? _head;

    public LedgerMetrics(Func<int> queueDepth)
    {
        _batchSize = _meter.CreateHistogram<int>(
            "grid.ledger.batch.size",
            "{entry}",
            "Entries made durable by one commit",
            advice: new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] });
        _appendDuration = _meter.CreateHistogram<double>(
            "grid.ledger.append.duration",
            "s",
            "Time to make one batch durable",
            advice: new()
            {
                HistogramBucketBoundaries =
                    [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
            });
        // Asked for rather than told, so that zeros are shown too: an alert must have something to rise from.
        _meter.CreateObservableCounter(
            "grid.ledger.append.fenced",
            () => Volatile.Read(ref _fenced),
            "{append}",
            "Appends left out, for another activation wrote first");
        _meter.CreateObservableCounter(
            "grid.ledger.append.failed",
            () => Volatile.Read(ref _failed),
            "{append}",
            "Appends whose outcome is unknown, for the store failed");
        _meter.CreateObservableUpDownCounter(
            "grid.ledger.queue.depth", queueDepth, "{append}", "Appends that wait to be written");
        _meter.CreateObservableGauge(
            "grid.ledger.head.position", Heads, "{entry}", "Position of the last entry of the lane");
    }

    /// <summary>Where the lane was found to end.</summary>
    public void Head(int lane, long position) => _head = new(lane, position);

    /// <summary>A commit, how many entries it made durable, and how long it took.</summary>
    public void Committed(ImmutableArray<AppendOutcome> outcomes, int entries, TimeSpan taken)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome is AppendOutcome.Fenced)
            {
                Interlocked.Increment(ref _fenced);
            }

            _head = outcome as AppendOutcome.Appended ?? _head;
        }

        if (entries > 0)
        {
            _batchSize.Record(entries);
            _appendDuration.Record(taken.TotalSeconds);
        }
    }

    public void Failed(int appends) => Interlocked.Add(ref _failed, appends);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Heads() => _head is { } head
        ? [new(head.Position, new KeyValuePair<string, object?>("lane", head.Lane))]
        : [];
}
