using HdrHistogram;

namespace Grid.Simulator.Load;

/// <summary>
/// A histogram of lengths of time, in microseconds, to three digits. Of what was recorded since it was last asked, it
/// keeps a second one.
/// </summary>
internal sealed class LatencyRecord
{
    private const double InMillisecond = 1000;

    private static readonly long Most = (long)TimeSpan.FromHours(1).TotalMicroseconds;

    private readonly Lock _gate = new();
    private readonly LongHistogram _all = new(Most, 3);
    private readonly LongHistogram _lately = new(Most, 3);

    public void Add(TimeSpan taken)
    {
        var microseconds = Math.Clamp((long)taken.TotalMicroseconds, 1, Most);
        lock (_gate)
        {
            _all.RecordValue(microseconds);
            _lately.RecordValue(microseconds);
        }
    }

    public LatencyFigures All()
    {
        lock (_gate)
        {
            return Of(_all);
        }
    }

    /// <summary>Of what came since this was last asked.</summary>
    /// <param name="keep">Given the histogram of it, before it is forgotten.</param>
    public LatencyFigures Lately(Action<HistogramBase>? keep = null)
    {
        lock (_gate)
        {
            var figures = Of(_lately);
            if (figures.Count > 0)
            {
                keep?.Invoke(_lately);
            }

            _lately.Reset();
            return figures;
        }
    }

    /// <summary>The histogram in the text form of percentiles, for whoever wants all of it.</summary>
    public string Percentiles()
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        lock (_gate)
        {
            _all.OutputPercentileDistribution(text, outputValueUnitScalingRatio: InMillisecond);
        }

        return text.ToString();
    }

    private static LatencyFigures Of(LongHistogram histogram) => histogram.TotalCount == 0
        ? new(0, 0, 0, 0, 0)
        : new(histogram.TotalCount, At(histogram, 50), At(histogram, 90), At(histogram, 99), At(histogram, 99.9))
        {
            Most = histogram.GetMaxValue() / InMillisecond,
            Mean = histogram.GetMean() / InMillisecond,
        };

    private static double At(LongHistogram histogram, double percent) =>
        histogram.GetValueAtPercentile(percent) / InMillisecond;
}
