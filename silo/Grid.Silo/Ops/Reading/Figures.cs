using System.Globalization;
using Grid.Domain.Vocabulary;

namespace Grid.Silo.Ops.Reading;

/// <summary>Numbers and times as the pages show them, in either language.</summary>
internal static class Figures
{
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A rate: to one place, as long as that says something.</summary>
    public static string Rate(double value) =>
        value.ToString(value < 100 ? "#,0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>The hours of a term, with a fraction only where it has one.</summary>
    public static string Hours(TimeSpan term) => term.TotalHours.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>The time of day of an instant of the grid's own clock.</summary>
    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>An instant of the grid's own clock.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time as an entry gives it: with its own offset, and to the second.</summary>
    public static string Of(Timestamp at)
    {
        var local = new DateTime(at.LocalTicks).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return at.OffsetMinutes switch
        {
            null => local,
            0 => local + " UTC",
            { } minutes => string.Create(
                CultureInfo.InvariantCulture,
                $"{local} {(minutes < 0 ? '−' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"),
        };
    }

    /// <summary>The same as an instant of UTC; a time without an offset has none.</summary>
    public static string? UtcOf(Timestamp at) => at.HasOffset ? Instant(InstantOf(at)) : null;

    /// <summary>A place on a time axis; a time without an offset is taken as UTC there.</summary>
    public static DateTimeOffset InstantOf(Timestamp at) => new(at.AsUtc, TimeSpan.Zero);

    /// <summary>The beginning of a hash or a version, enough to tell it from its neighbours.</summary>
    public static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
