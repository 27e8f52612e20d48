using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>The times of a plan: since when officers are there, when its past lies, and what is now.</summary>
internal sealed class PlanTimes(Scenario scenario, DateTimeOffset from)
{
    /// <summary>When the present begins.</summary>
    public DateTimeOffset From { get; } = from.ToOffset(scenario.OffsetFromUtc);

    /// <summary>Since when the officers are in office: before anything is told of them.</summary>
    public DateTimeOffset Beginning => From.AddDays(-scenario.Past.Days - 1);

    /// <summary>Some time of the past, so long before the present at least.</summary>
    public DateTimeOffset DrawPast(SeededRandom random, TimeSpan before)
    {
        var minutes = (int)(TimeSpan.FromDays(scenario.Past.Days) - before).TotalMinutes;
        return From - before - TimeSpan.FromMinutes(random.Below(minutes));
    }

    /// <summary>A time that has come when so many commands have been sent at one a second, or before.</summary>
    public DateTimeOffset Estimate(int commands) => From.AddSeconds(commands);
}
