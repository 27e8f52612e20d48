using System.Diagnostics.Metrics;

namespace Grid.House.Tests.Surface;

/// <summary>Metrics are called, measured and explained alike.</summary>
public sealed class MetricsTests
{
    private static readonly ImmutableArray<Instrument> All = MetricsText.Instruments();

    [Fact]
    public void The_metrics_are_as_reviewed() => Golden.Holds("Metrics.txt", MetricsText.Print());

    [Fact]
    public void The_metrics_that_are_promised_are_there() => Assert.Empty(
        ((string[])
        [
            "grid.submission.outcome", "grid.submission.refusal", "grid.decide.duration", "grid.ledger.queue.depth",
            "grid.ledger.batch.size", "grid.ledger.append.duration", "grid.ledger.append.fenced",
            "grid.blind_spot.count", "grid.follower.lag",
        ]).Except(All.Select(instrument => instrument.Name)));

    [Fact]
    public void Names_begin_with_grid_and_are_lower_case() => House.Keeps(
        "a name that is not grid.lower_case",
        All.Select(instrument => instrument.Name).Where(name =>
            !System.Text.RegularExpressions.Regex.IsMatch(name, @"\Agrid(\.[a-z]+(_[a-z]+)*)+\z")));

    [Fact]
    public void Durations_are_seconds_and_all_else_says_what_is_counted() => House.Keeps(
        "a unit that is neither s nor {thing}",
        from instrument in All
        where instrument.Unit != "s" && instrument.Unit is not ['{', .., '}']
        select $"{instrument.Name}: {instrument.Unit}");

    [Fact]
    public void Every_metric_is_explained_once() => House.Keeps(
        "a metric without a description of its own, or a name that is used twice",
        from instrument in All
        where string.IsNullOrWhiteSpace(instrument.Description)
            || All.Count(other => other.Name == instrument.Name || other.Description == instrument.Description) != 1
        select instrument.Name);

    [Fact]
    public void Whatever_is_put_into_buckets_says_which() => House.Keeps(
        "a histogram that leaves its buckets to chance",
        from instrument in All
        where instrument is Histogram<double> { Advice: null } or Histogram<int> { Advice: null }
        select instrument.Name);
}
