using Grid.Cli.Output;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The calendars, with every publication of every year.</summary>
internal static class ShownCalendars
{
    public static readonly ShownSection Section = new("calendars", Answer, Print);

    private static object Answer(RulePack pack) => pack.Calendars.Select(calendar => new
    {
        Calendar = calendar.Name,
        Zone = calendar.Zone.Id,
        Weekend = calendar.Weekend.Order().Select(day => $"{day}".ToLowerInvariant()),
        Years = InOrder(calendar).Select(year => new
        {
            year.Year,
            Published = Published(year),
            year.Source,
            Off = year.DaysOff.Order().Select(Dates.Text),
            Work = year.DaysWorked.Order().Select(Dates.Text),
        }),
    });

    private static void Print(RulePack pack)
    {
        foreach (var calendar in pack.Calendars)
        {
            ShownPack.Heading($"calendar {TextOutput.Safe(calendar.Name)}, {calendar.Zone.Id}", calendar.Years.Length);
            TextOutput.Table(
                ["year", "published", "days off", "days worked", "source"],
                InOrder(calendar).Select(year => new[]
                {
                    $"{year.Year}", Published(year) ?? "unknown", $"{year.DaysOff.Count}", $"{year.DaysWorked.Count}",
                    ShownPack.Law(year.Source),
                }));
        }
    }

    private static IEnumerable<CalendarYear> InOrder(WorkCalendar calendar) =>
        calendar.Years.OrderBy(year => year.Year);

    private static string? Published(CalendarYear year) => year.Published is { } day ? Dates.Text(day) : null;
}
