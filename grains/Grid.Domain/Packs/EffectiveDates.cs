using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Grid.Domain.Packs;

/// <summary>On which days a version of a pack is the law.</summary>
[GenerateSerializer, Immutable, Alias("effective-dates")]
public sealed record EffectiveDates
{
    /// <summary>The first day, as a date without an offset; nothing where it reaches back without end.</summary>
    [Id(0)]
    public Timestamp? From { get; init; }

    /// <summary>The last day; nothing where it holds until another version begins.</summary>
    [Id(1)]
    public Timestamp? Until { get; init; }

    /// <summary>Where the days begin, as the tz database names it; nothing takes each time's own date.</summary>
    [Id(2)]
    public string? Zone { get; init; }

    /// <summary>A day as an entry keeps it.</summary>
    public static Timestamp Day(LocalDate day) => new(day.ToDateTimeUnspecified().Ticks, null);

    public bool HasBegun(Timestamp at) => From is not { } from || DayOf(at) >= DayOf(from);

    public bool IsOver(Timestamp at) => Until is { } until && DayOf(at) > DayOf(until);

    public override string ToString()
    {
        var said = new StringBuilder();
        if (From is { } from)
        {
            said.Append("from ").Append(LocalDatePattern.Iso.Format(DayOf(from)));
        }

        if (Until is { } until)
        {
            said.Append(said.Length > 0 ? " " : "").Append("until ").Append(LocalDatePattern.Iso.Format(DayOf(until)));
        }

        return said.Length > 0 ? said.ToString() : "on all days";
    }

    private LocalDate DayOf(Timestamp at)
    {
        var local = LocalDateTime.FromDateTime(new DateTime(at.LocalTicks));
        // On its last day time ends somewhere on earth before it does elsewhere: no other day is left to ask for.
        if (Zone is null || at.OffsetMinutes is not { } minutes || at.AsUtc > DateTime.MaxValue.Date.Ticks)
        {
            return local.Date;
        }

        var instant = local.WithOffset(Offset.FromSeconds(minutes * NodaConstants.SecondsPerMinute)).ToInstant();
        // A zone that this Grid does not know was known to the one that published it.
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is { } zone ? instant.InZone(zone).Date : local.Date;
    }
}
