using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Grid.Grains.Telemetry;

namespace Grid.Grains.Tests;

/// <summary>What the metrics of a silo count, and by which tags.</summary>
[Collection(OneSilo.Name)]
public sealed class MeterTests(TestGrid grid)
{
    [Fact]
    public async Task Work_shows_in_the_metrics_and_no_tag_is_an_id()
    {
        var desk = await grid.OpenDesk();
        using var seen = new Measurements();
        var id = await desk.Open();
        Replies.Refused(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sing")), "act.is-listed");
        grid.Ledger.Fail(id.Value, Fault.Stale);
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        seen.Collect();
        Assert.True(seen.Of("grid.submission.outcome", ("kind", "case"), ("outcome", "done")) >= 2);
        Assert.True(seen.Of("grid.submission.refusal", ("rule", "act.is-listed")) >= 1);
        Assert.True(seen.Of("grid.decide.again", ("cause", "stale")) >= 1);
        Assert.True(seen.Of("grid.decide.duration", ("kind", "case")) > 0);
        Assert.True(seen.Of("grid.submit.duration", ("kind", "case")) > 0);
        Assert.True(seen.Of("grid.ledger.batch.size") >= 2);
        Assert.True(seen.Of("grid.ledger.head.position", ("lane", "0")) > 0);
        Assert.True(seen.Has("grid.ledger.queue.depth"));
        Assert.Equal(
            ["cause", "kind", "lane", "outcome", "rule"],
            seen.Tags.Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            seen.Tags.Where(tag => tag.Key != "rule"),
            tag => tag.Value!.ToString()!.Contains(':', StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_follows_the_ledger_tells_its_lag_and_its_blind_spots()
    {
        using var meter = new GridMeter(grid.Tally);
        using var seen = new Measurements();
        meter.ObserveLag(() => [("made", 7)]);
        meter.ObserveBlindSpots(() => [("holder", 3), ("supervisor", 2)]);
        meter.ObserveUndelivered(() => 4);
        meter.DeliveryFailed();
        seen.Collect();
        Assert.Equal(4, seen.Of("grid.warning.undelivered"));
        Assert.True(seen.Of("grid.warning.delivery.failed") >= 1);
        Assert.Equal(7, seen.Of("grid.follower.lag", ("follower", "made")));
        Assert.Equal(2, seen.Of("grid.blind_spot.count", ("kind", "supervisor")));
    }

    [Fact]
    public void What_has_never_happened_is_told_as_a_zero()
    {
        using var meter = new GridMeter(grid.Tally);
        using var ledger = new LedgerMetrics(() => 0);
        using var seen = new Measurements();
        seen.Collect();
        Assert.True(seen.Has("grid.ledger.stream.sealed"));
        Assert.True(seen.Has("grid.submission.repeated"));
        Assert.True(seen.Has("grid.ledger.append.fenced"));
        Assert.True(seen.Has("grid.ledger.append.failed"));
        Assert.All(
            (string[])["stale", "fenced", "unstorable"],
            cause => Assert.True(seen.Has($"grid.decide.again cause={cause}")));
    }

    [Fact]
    public void A_meter_that_is_gone_tells_nothing()
    {
        var meter = new GridMeter(grid.Tally);
        meter.ObserveLag(() => [("gone", 7)]);
        meter.Dispose();
        using var seen = new Measurements();
        seen.Collect();
        Assert.Equal(0, seen.Of("grid.follower.lag", ("follower", "gone")));
    }

    /// <summary>The sums of all that is measured meanwhile, by whichever silo of this process.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
        private readonly ConcurrentBag<KeyValuePair<string, object?>> _tags = [];
        private readonly MeterListener _listener = new();

        public Measurements()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is GridMeter.Name or LedgerMetrics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IEnumerable<KeyValuePair<string, object?>> Tags => _tags;

        public void Collect() => _listener.RecordObservableInstruments();

        public double Of(string name, params ReadOnlySpan<(string Name, string Value)> tags)
        {
            var key = name;
            foreach (var (tag, value) in tags)
            {
                key += $" {tag}={value}";
            }

            return _sums.GetValueOrDefault(key);
        }

        public bool Has(string name) => _sums.ContainsKey(name);

        public void Dispose() => _listener.Dispose();

        private void Add(
            System.Diagnostics.Metrics.Instrument instrument,
            double value,
            ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = instrument.Name;
            foreach (var tag in tags)
            {
                key += $" {tag.Key}={tag.Value}";
                _tags.Add(tag);
            }

            _sums.AddOrUpdate(key, value, (_, sum) => sum + value);
        }
    }
}
