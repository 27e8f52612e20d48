using Grid.Simulator.Load;
using HdrHistogram;

namespace Grid.Simulator.Tests.Load;

public sealed class LatencyLogTests
{
    [Fact]
    public async Task Both_histograms_of_a_load_can_be_put_together_again_from_its_log()
    {
        var file = Path.GetTempFileName();
        var stood = false;
        MadeTarget target = null!;
        target = new()
        {
            Before = made =>
            {
                // The first of the load holds its sender up: those behind it were to be sent earlier.
                if (made.Number > Loads.SmallPrepared && !stood)
                {
                    stood = true;
                    target.Clock.Advance(TimeSpan.FromSeconds(0.5));
                }

                return null;
            },
        };

        LoadResult result;
        using (var log = new LatencyLog(file))
        {
            result = await Loads.Run(target, options: new() { Latencies = log });
        }

        var told = await File.ReadAllTextAsync(file);
        var kept = File.OpenRead(file);
        var histograms = new HistogramLogReader(kept).ReadHistograms().ToList();
        await kept.DisposeAsync();
        File.Delete(file);
        Assert.Contains("#[Values are microseconds;", told, StringComparison.Ordinal);
        Same(result.Latency, histograms.Where(one => one.Tag == LatencyLog.Corrected));
        Same(result.Service, histograms.Where(one => one.Tag == LatencyLog.Raw));
        Assert.True(result.Latency.P90 > result.Service.P90);
        Assert.All(histograms, one => Assert.InRange(
            one.StartTimeStamp, result.StartedAt.ToUnixTimeMilliseconds(), one.EndTimeStamp));
    }

    private static void Same(LatencyFigures figures, IEnumerable<HistogramBase> histograms)
    {
        var whole = new LongHistogram((long)TimeSpan.FromHours(1).TotalMicroseconds, 3);
        foreach (var histogram in histograms)
        {
            whole.Add(histogram);
        }

        Assert.Equal(figures.Count, whole.TotalCount);
        Assert.Equal(figures.P50, whole.GetValueAtPercentile(50) / 1000.0);
        Assert.Equal(figures.P999, whole.GetValueAtPercentile(99.9) / 1000.0);
    }
}
