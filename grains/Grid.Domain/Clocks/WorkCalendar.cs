using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Which days are worked in a jurisdiction, year by year, and in which zone its days begin.</summary>
/// <param name="Name">Its name in the pack.</param>
/// <param name="Zone">The time zone.</param>
public sealed record WorkCalendar(string Name, DateTimeZone Zone)
{
    /// <summary>A calendar on which every day is worked, by UTC.</summary>
    public static readonly WorkCalendar AllDays = new("all-days", DateTimeZone.Utc) { IsUnbroken = true };

    /// <summary>Whether there are no rest days at all.</summary>
    public bool IsUnbroken { get; init; }

    /// <summary>The days of the week that are not worked unless a year says so.</summary>
    public ImmutableHashSet<IsoDayOfWeek> Weekend { get; init; } = [];

    /// <summary>The years, each as often as it was published, in the order of publication.</summary>
    public ImmutableArray<CalendarYear> Years { get; init; } = [];
}
