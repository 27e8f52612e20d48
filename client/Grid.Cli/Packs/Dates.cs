using NodaTime;
using NodaTime.Text;

namespace Grid.Cli.Packs;

/// <summary>Days as they are typed and printed: 2026-03-02.</summary>
internal static class Dates
{
    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>A local time, without its clock where it is the beginning of a day.</summary>
    public static string Text(LocalDateTime at) =>
        at.TimeOfDay == LocalTime.Midnight ? Text(at.Date) : LocalDateTimePattern.GeneralIso.Format(at);

    public static LocalDate? Parse(string typed) =>
        LocalDatePattern.Iso.Parse(typed) is { Success: true } parsed ? parsed.Value : null;
}
