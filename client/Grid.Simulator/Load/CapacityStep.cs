namespace Grid.Simulator.Load;

/// <summary>A rate that was tried in a search for capacity.</summary>
/// <param name="Rate">Commands a second that were asked for.</param>
/// <param name="Acknowledged">Acknowledgements a second.</param>
/// <param name="Latency">From the intended start to the acknowledgement.</param>
/// <param name="Missed">Why the rate is not sustained, a sentence each; empty where it is.</param>
/// <param name="GeneratorWasLimit">Whether the generator was the limit: then it says nothing of the grid.</param>
public sealed record CapacityStep(
    double Rate,
    double Acknowledged,
    LatencyFigures Latency,
    ImmutableArray<string> Missed,
    bool GeneratorWasLimit)
{
    // So much of what is asked may be on its way still when the time is over.
    private const double UnderWayShare = 0.02;

    /// <summary>Whether the rate is sustained within the goals.</summary>
    public bool IsSustained => Missed.IsEmpty;

    internal static CapacityStep Of(LoadResult result) => new(
        result.Scenario.Rate, result.RateAcknowledged, result.Latency, [.. Why(result)], result.GeneratorWasLimit);

    private static IEnumerable<string> Why(LoadResult result)
    {
        if (result.GeneratorWasLimit)
        {
            yield return "the generator was the limit";
            yield break;
        }

        foreach (var goal in LoadVerdict.Goals(result))
        {
            yield return goal;
        }

        // By chance alone fewer may have come than were to be expected: three standard deviations are allowed for that.
        var allowed = Math.Max(UnderWayShare, 3 / Math.Sqrt(Math.Max(1, result.Asked)));
        if (result.Counts.AcknowledgedInTime < result.Asked * (1 - allowed))
        {
            yield return "fewer were acknowledged than arrived, so what waits would grow without end";
        }
    }
}
