using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Grid.Grains.Telemetry;

/// <summary>What the grains of one silo measure. Its tags are few and known before: no id is ever one.</summary>
internal sealed partial class GridMeter : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Grid";

    private static readonly AgainCause[] Causes = Enum.GetValues<AgainCause>();

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _decideDuration;
    private readonly Histogram<double> _submitDuration;
    private readonly Counter<long> _snapshots;
    private readonly long[] _decidedAgain = new long[Causes.Length];
    private long _sealed;
    private long _repeated;

    public GridMeter(SubmissionTally tally)
    {
        _decideDuration = _meter.CreateHistogram<double>(
            "grid.decide.duration",
            "s",
            "Time to decide one submission, its facts at hand",
            advice: new()
            {
                HistogramBucketBoundaries =
                    [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.1, 1],
            });
        _submitDuration = _meter.CreateHistogram<double>(
            "grid.submit.duration",
            "s",
            "Time to answer one call with its submissions, from their facts until they are durable",
            advice: new()
            {
                HistogramBucketBoundaries =
                    [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
            });
        // Asked for rather than told, as all that is only counted: zeros are shown too, so that an alert has something
        // to rise from.
        _meter.CreateObservableCounter(
            "grid.decide.again",
            () => Causes.Select(Again),
            "{decision}",
            "Decisions made again, for what they had seen had moved on");
        _meter.CreateObservableCounter(
            "grid.ledger.stream.sealed",
            () => Volatile.Read(ref _sealed),
            "{stream}",
            "Streams found damaged when they were read, and sealed");
        _meter.CreateObservableCounter(
            "grid.submission.repeated",
            () => Repeated,
            "{submission}",
            "Submissions that had been taken before, and were told what they were told then");
        _snapshots = _meter.CreateCounter<long>(
            "grid.snapshot.count", "{snapshot}", "Snapshots by what became of them: used, refused, kept or failed");
        _meter.CreateObservableCounter(
            "grid.submission.outcome",
            () => tally.Outcomes.Select(Outcome),
            "{submission}",
            "Submissions by what their callers were told");
        _meter.CreateObservableCounter(
            "grid.submission.refusal",
            () => tally.RefusalsByRule().Select(by => new Measurement<long>(by.Count, Tag("rule", by.Rule.Value))),
            "{refusal}",
            "Refusals by rule; several rules may refuse one submission");
        MeasureDeadlines();
    }

    /// <summary>Lets every collection ask how many blind spots there are, by kind.</summary>
    public void ObserveBlindSpots(Func<IEnumerable<(string Kind, long Count)>> count) =>
        _meter.CreateObservableGauge(
            "grid.blind_spot.count",
            () => count().Select(spots => new Measurement<long>(spots.Count, Tag("kind", spots.Kind))),
            "{blind_spot}",
            "Live cases and acts for which the grid cannot say who answers or who supervises");

    /// <summary>Lets every collection ask how far each follower is behind.</summary>
    public void ObserveLag(Func<IEnumerable<(string Follower, long Entries)>> lag) =>
        _meter.CreateObservableGauge(
            "grid.follower.lag",
            () => lag().Select(behind => new Measurement<long>(behind.Entries, Tag("follower", behind.Follower))),
            "{entry}",
            "Entries that are durable and not yet in the follower's view");

    public void Decided(StreamKind kind, long started) => _decideDuration.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds, Tag("kind", StreamKinds.NameOf(kind)));

    public void Submitted(StreamKind kind, long started) => _submitDuration.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds, Tag("kind", StreamKinds.NameOf(kind)));

    public void DecidedAgain(AgainCause cause) => Interlocked.Increment(ref _decidedAgain[(int)cause]);

    /// <summary>How many submissions had been taken before.</summary>
    public long Repeated => Volatile.Read(ref _repeated);

    public void ToldAgain() => Interlocked.Increment(ref _repeated);

    public void Sealed() => Interlocked.Increment(ref _sealed);

    /// <param name="outcome">What became of a snapshot: a word of a small set.</param>
    public void SnapshotSeen(string outcome) => _snapshots.Add(1, Tag("outcome", outcome));

    public void Dispose() => _meter.Dispose();

    private Measurement<long> Again(AgainCause cause) => new(
        Volatile.Read(ref _decidedAgain[(int)cause]), Tag("cause", cause.ToString().ToLowerInvariant()));

    private static Measurement<long> Outcome(OutcomeCount count) => new(
        count.Count,
        Tag("kind", StreamKinds.NameOf(count.Kind)),
        Tag("outcome", GridTraces.NameOf(count.Outcome)));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
