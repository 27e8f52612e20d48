using Grid.Domain.Clocks;
using Grid.Packs.Yaml;
using NodaTime;

namespace Grid.Packs.Sections.Clocks;

/// <summary>A calendar while its entries are read: one zone, one weekend, each publication of a year once.</summary>
internal sealed class CalendarDraft(Value name)
{
    private readonly Dictionary<(int Year, LocalDate? Published), FileLine> _published = [];
    private readonly List<CalendarYear> _years = [];
    private DateTimeZone? _zone;
    private ImmutableHashSet<IsoDayOfWeek>? _weekend;

    public void SetZone(Value at, DateTimeZone zone)
    {
        RefuseOther(at, _zone is not null && !_zone.Equals(zone));
        _zone ??= zone;
    }

    public void SetWeekend(Value at, ImmutableHashSet<IsoDayOfWeek> weekend)
    {
        RefuseOther(at, _weekend is not null && !_weekend.SetEquals(weekend));
        _weekend ??= weekend;
    }

    public void Add(Value at, CalendarYear year)
    {
        if (_published.TryAdd((year.Year, year.Published), at.Node.At))
        {
            _years.Add(year);
            return;
        }

        var (file, line) = _published[(year.Year, year.Published)];
        at.Report(
            $"the same publication of {year.Year} stands twice, first at {file}:{line}",
            "keep one of the two, or give each the day it was `published`");
    }

    public WorkCalendar Finish()
    {
        if (_zone is null)
        {
            name.Report($"calendar {Wording.Quote(name.Text())} has no `zone`", "add one such as `zone: Asia/Shanghai`");
        }

        if (_weekend is null)
        {
            name.Report(
                $"calendar {Wording.Quote(name.Text())} has no `weekend`",
                "add `weekend: [saturday, sunday]`, or `weekend: []` where every day is worked");
        }

        return new(name.Text(), _zone ?? DateTimeZone.Utc)
        {
            Weekend = _weekend ?? [],
            // What has no date was published before anything that has one, as far as anybody knows.
            Years = [.. _years.OrderBy(year => year.Published ?? LocalDate.MinIsoValue).ThenBy(year => year.Year)],
        };
    }

    private void RefuseOther(Value at, bool isOther)
    {
        if (isOther)
        {
            at.Report(
                $"{at.Name} of calendar {Wording.Quote(name.Text())} was something else before",
                "say the same in each place, or leave it out in all but one");
        }
    }
}
