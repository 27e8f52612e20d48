using Grid.Replay.Mapping;
using NodaTime;

namespace Grid.Replay.Reading;

/// <summary>Reads the times of one field, and gives those without an offset the offset of the mapping's zone.</summary>
internal sealed class TimeColumn(TimeField? mapped, int field)
{
    private readonly DateTimeZone? _zone =
        mapped?.Zone is { } zone ? DateTimeZoneProviders.Tzdb[zone] : null;

    /// <summary>The time, where there is one; false where something stands there that is none.</summary>
    public bool TryRead(string?[] values, out Timestamp? time)
    {
        time = null;
        if (LogFields.Value(values, field) is not { } text)
        {
            return true;
        }

        if (!Timestamp.TryParse(text, out var given))
        {
            return false;
        }

        time = given.HasOffset || _zone is null ? given : InZone(given, _zone);
        return true;
    }

    /// <summary>What to say where <see cref="TryRead"/> gave false.</summary>
    public string Problem(string?[] values) =>
        $"`{RowText.Show(values[field] ?? "")}` in `{mapped?.Field}` is no time; "
        + "write 2026-03-02T10:00:00, with Z or +01:00 where known";

    // A clock put back shows an hour twice: the earlier is taken. One put forward skips an hour: such a time is moved
    // on by as much. Both are what people mean who go by that clock.
    private static Timestamp InZone(Timestamp local, DateTimeZone zone)
    {
        var zoned = zone.AtLeniently(LocalDateTime.FromDateTime(new DateTime(local.LocalTicks)));
        return new Timestamp(zoned.ToDateTimeUnspecified().Ticks, zoned.Offset.Seconds / 60);
    }
}
