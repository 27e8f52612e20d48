using Grid.Domain.Clocks;
using Grid.Packs.Yaml;
using NodaTime;

namespace Grid.Packs.Sections.Clocks;

/// <summary>
/// <c>calendars:</c> which days are worked. An entry of a name that stands already adds years to it, so that each year
/// may have a file of its own.
/// </summary>
internal sealed class CalendarTable
{
    private static readonly WordList<IsoDayOfWeek> Days = new(
        "day of the week",
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .Select(day => (day.ToString().ToLowerInvariant(), day))]);

    private readonly Dictionary<string, CalendarDraft> _drafts = new(StringComparer.Ordinal);

    public ImmutableArray<WorkCalendar> Entries { get; private set; } = [];

    public static CalendarTable Read(PackTree tree, Terms terms)
    {
        var table = new CalendarTable();
        foreach (var fields in tree.Entries("calendars"))
        {
            if (fields.Require("calendar") is { } name && name.Text() is { Length: > 0 } text)
            {
                table.ReadOne(name, text, fields, terms);
            }

            fields.RefuseOthers();
        }

        table.Entries = [.. table._drafts.Values.Select(draft => draft.Finish())];
        return table;
    }

    /// <summary>The calendar of a name, which must have been declared.</summary>
    public WorkCalendar Refer(Value name)
    {
        var text = name.Text();
        if (Entries.FirstOrDefault(calendar => calendar.Name == text) is { } calendar)
        {
            return calendar;
        }

        if (text.Length > 0)
        {
            name.ReportUnresolved($"unknown calendar {Wording.Quote(text)}", Wording.Suggest(text, _drafts.Keys));
        }

        return WorkCalendar.AllDays;
    }

    private void ReadOne(Value name, string text, Fields fields, Terms terms)
    {
        if (!_drafts.TryGetValue(text, out var draft))
        {
            draft = new(name);
            _drafts.Add(text, draft);
        }

        if (fields.Find("zone") is { } zone)
        {
            draft.SetZone(zone, Zone(zone));
        }

        if (fields.Find("weekend") is { } weekend)
        {
            draft.SetWeekend(weekend, [.. weekend.Items().Select(Days.Read)]);
        }

        foreach (var year in fields.Find("years")?.Items() ?? [])
        {
            if (year.Fields() is { } said)
            {
                draft.Add(year, CalendarYearReader.Read(said, terms));
            }
        }
    }

    private static DateTimeZone Zone(Value zone)
    {
        var text = zone.Text();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } found)
        {
            return found;
        }

        if (text.Length > 0)
        {
            zone.Report(
                $"unknown time zone {Wording.Quote(text)}", Wording.Suggest(text, DateTimeZoneProviders.Tzdb.Ids));
        }

        return DateTimeZone.Utc;
    }
}
