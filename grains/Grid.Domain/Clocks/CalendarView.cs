using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>A calendar as it was known on a day, which remembers the years it was asked about.</summary>
internal sealed class CalendarView(WorkCalendar calendar, LocalDate? asOf)
{
    private readonly Dictionary<int, CalendarYear?> _known = [];
    private readonly SortedDictionary<int, CalendarYear?> _asked = [];

    /// <summary>The years that were gone by, each with its notice; without one, the plain week.</summary>
    public IEnumerable<KeyValuePair<int, CalendarYear?>> Asked => _asked;

    public bool IsWorked(LocalDate day)
    {
        if (calendar.IsUnbroken)
        {
            return true;
        }

        // A notice may speak of days of its neighbours; the one of the later year was told later.
        for (var year = day.Year + 1; year >= day.Year - 1; year--)
        {
            if (NoticeOf(year) is { } notice && (notice.DaysOff.Contains(day) || notice.DaysWorked.Contains(day)))
            {
                _asked[year] = notice;
                return notice.DaysWorked.Contains(day);
            }
        }

        _asked[day.Year] = NoticeOf(day.Year);
        return !calendar.Weekend.Contains(day.DayOfWeek);
    }

    /// <summary>Whether nobody works on it by a notice, and not by the plain week.</summary>
    public bool IsOffByNotice(LocalDate day) => !IsWorked(day) && !calendar.Weekend.Contains(day.DayOfWeek);

    private CalendarYear? NoticeOf(int year)
    {
        if (!_known.TryGetValue(year, out var notice))
        {
            notice = calendar.Years
                .Where(told => told.Year == year && !(told.Published > asOf))
                .MaxBy(told => told.Published ?? LocalDate.MinIsoValue);
            _known[year] = notice;
        }

        return notice;
    }
}
