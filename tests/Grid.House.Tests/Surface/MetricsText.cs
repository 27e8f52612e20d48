using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Grid.Grains.Telemetry;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;

namespace Grid.House.Tests.Surface;

/// <summary>Every instrument of the grid as text: what dashboards and alerts hold on to.</summary>
internal static class MetricsText
{
    /// <summary>The instruments of one silo, by meter and name.</summary>
    public static ImmutableArray<Instrument> Instruments()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => found.Add(instrument) };
        listener.Start();
        found.Clear();
        using var ledger = new LedgerMetrics(() => 0);
        using var checkpoints = new CheckpointMetrics(() => null, () => null);
        using var grid = new GridMeter(new(TimeProvider.System));
        grid.ObserveBlindSpots(() => []);
        grid.ObserveLag(() => []);
        grid.ObserveUndelivered(() => 0);
        return
        [
            .. found.Where(instrument => instrument.Meter.Name is LedgerMetrics.MeterName or GridMeter.Name)
                .OrderBy(instrument => instrument.Meter.Name, StringComparer.Ordinal)
                .ThenBy(instrument => instrument.Name, StringComparer.Ordinal),
        ];
    }

    public static string Print()
    {
        var text = new StringBuilder();
        foreach (var meter in Instruments().GroupBy(instrument => instrument.Meter.Name))
        {
            text.Append(meter.Key).Append('\n');
            foreach (var instrument in meter)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {instrument.Name}: {KindOf(instrument)} in ")
                    .Append(CultureInfo.InvariantCulture, $"{instrument.Unit}. {instrument.Description}")
                    .Append(Buckets(instrument)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0];

    private static string Buckets(Instrument instrument) => instrument switch
    {
        Histogram<int> histogram => Told(histogram.Advice?.HistogramBucketBoundaries),
        Histogram<double> histogram => Told(histogram.Advice?.HistogramBucketBoundaries),
        _ => "",
    };

    private static string Told<T>(IReadOnlyList<T>? boundaries)
        where T : IFormattable => boundaries is null
        ? " | (the buckets of whoever collects)"
        : " | " + string.Join(' ', boundaries.Select(bound => bound.ToString(null, CultureInfo.InvariantCulture)));
}
