using System.Globalization;

namespace Grid.Domain.Vocabulary;

/// <summary>
/// A time as it was given: a local date and time, with its offset where one was said. Two times with offsets are
/// compared as instants, two without as wall clocks; one of each cannot be compared, and nothing is guessed.
/// </summary>
/// <param name="LocalTicks">The local date and time, in ticks of 100 ns since the year 1.</param>
/// <param name="OffsetMinutes">Minutes east of UTC; nothing where no offset was given.</param>
[GenerateSerializer, Immutable, Alias("timestamp")]
public readonly record struct Timestamp(long LocalTicks, int? OffsetMinutes)
{
    /// <summary>Whether the time says where on earth its clock stood.</summary>
    public bool HasOffset => OffsetMinutes is not null;

    /// <summary>
    /// Ticks as UTC, taking a time without an offset as UTC: for ordering, where every time must have its place.
    /// </summary>
    public long AsUtc => LocalTicks - ((OffsetMinutes ?? 0) * TimeSpan.TicksPerMinute);

    /// <summary>An instant of the grid's own clock, which is always UTC.</summary>
    public static Timestamp FromUtc(DateTimeOffset instant) => new(instant.UtcTicks, 0);

    /// <summary>
    /// Reads ISO 8601: a date, optionally a time to the minute or finer, optionally <c>Z</c> or an offset.
    /// </summary>
    /// <exception cref="FormatException">The text is not such a time.</exception>
    public static Timestamp Parse(string text) =>
        TryParse(text, out var parsed)
            ? parsed
            : throw new FormatException(
                $"`{text}` is not a time: write 2026-03-02T10:00:00, with Z or +01:00 where known");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string text, out Timestamp parsed)
    {
        ArgumentNullException.ThrowIfNull(text);
        parsed = default;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 10)
        {
            return false;
        }

        var local = SplitOffset(trimmed, out var offset, out var isValid);
        if (!isValid)
        {
            return false;
        }

        if (local.Length > 10 && local[10] == ' ')
        {
            local = $"{local[..10]}T{local[11..]}";
        }

        // Ticks are the finest unit; further digits of a fraction cannot be kept.
        if (local.Length > 27 && local[19] == '.' && !local[20..].ContainsAnyExceptInRange('0', '9'))
        {
            local = local[..27];
        }

        var format = FormatOf(local.Length);
        if (!DateTime.TryParseExact(local, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return false;
        }

        parsed = new Timestamp(at.Ticks, offset);
        return true;
    }

    /// <summary>
    /// Below, at or above zero as this is before, at or after the other; nothing where they cannot be compared.
    /// </summary>
    public int? CompareWith(Timestamp other) => Since(other)?.CompareTo(TimeSpan.Zero);

    /// <summary>The time that passed since an earlier one; nothing where only one of them has an offset.</summary>
    public TimeSpan? Since(Timestamp earlier) =>
        HasOffset == earlier.HasOffset ? TimeSpan.FromTicks(AsUtc - earlier.AsUtc) : null;

    /// <summary>
    /// ISO 8601 with the offset as given, <c>Z</c> for one of zero; fractions only where there are any.
    /// </summary>
    public override string ToString()
    {
        var local = new DateTime(LocalTicks).ToString(
            OffsetMinutes == 0 ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
            CultureInfo.InvariantCulture);
        return OffsetMinutes switch
        {
            null or 0 => local,
            { } minutes => string.Create(
                CultureInfo.InvariantCulture,
                $"{local}{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"),
        };
    }

    // No two of them are of the same length, and to try one after the other costs as much as all of them.
    private static string FormatOf(int length) => length switch
    {
        10 => "yyyy-MM-dd",
        16 => "yyyy-MM-dd'T'HH:mm",
        19 => "yyyy-MM-dd'T'HH:mm:ss",
        _ => "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    };

    private static ReadOnlySpan<char> SplitOffset(ReadOnlySpan<char> text, out int? offset, out bool isValid)
    {
        offset = null;
        isValid = true;
        if (text[^1] is 'Z' or 'z')
        {
            offset = 0;
            return text[..^1];
        }

        var sign = text[10..].LastIndexOfAny('+', '-');
        if (sign < 0)
        {
            return text;
        }

        var zone = text[(sign + 11)..];
        // +01, +0100 or +01:00.
        var hourDigits = zone[..Math.Min(2, zone.Length)];
        var minuteDigits = zone.Length switch { 4 => zone[2..], 5 when zone[2] == ':' => zone[3..], _ => "0" };
        isValid = zone.Length is 2 or 4 || (zone.Length == 5 && zone[2] == ':');
        isValid &= !hourDigits.ContainsAnyExceptInRange('0', '9') && !minuteDigits.ContainsAnyExceptInRange('0', '9');
        if (isValid)
        {
            var hours = int.Parse(hourDigits, CultureInfo.InvariantCulture);
            var minutes = int.Parse(minuteDigits, CultureInfo.InvariantCulture);
            isValid = hours <= 18 && minutes < 60;
            offset = (text[sign + 10] == '-' ? -1 : 1) * ((hours * 60) + minutes);
        }

        return text[..(sign + 10)];
    }
}
