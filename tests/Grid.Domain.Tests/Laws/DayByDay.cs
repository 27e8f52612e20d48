using Grid.Domain.Clocks;

namespace Grid.Domain.Tests.Laws;

/// <summary>
/// Deadlines by crossing off one day after the other, as on a wall calendar: slow, plain, and without a line in common
/// with the engine.
/// </summary>
internal static class DayByDay
{
    /// <summary>The last day of a term, or of the sum of several of one sort.</summary>
    public static DateOnly Last(DateOnly start, WallTerm term, IEnumerable<(DateOnly From, DateOnly To)> excluded)
    {
        var crossed = new HashSet<DateOnly>();
        foreach (var (from, to) in excluded)
        {
            for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            {
                crossed.Add(day);
            }
        }

        var left = term.IsWorking ? term.Count : DaysOf(start, term);
        var last = term.IsStartCounted ? start.AddDays(-1) : start;
        while (left > 0)
        {
            last = last.AddDays(1);
            // The starting day itself is never among those crossed off.
            if (!(last > start && crossed.Contains(last)) && (!term.IsWorking || IsWorked(last)))
            {
                left--;
            }
        }

        while (term.Rolls && !IsWorked(last))
        {
            last = last.AddDays(1);
        }

        return last;
    }

    /// <summary>New year and three days of autumn are off, and the tenth of October is worked.</summary>
    public static bool IsWorked(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (10, 1 or 2 or 3) => false,
        (10, 10) => true,
        _ => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    private static int DaysOf(DateOnly start, WallTerm term)
    {
        if (term.Unit is not (TermUnit.Month or TermUnit.Year))
        {
            return term.Unit == TermUnit.HalfMonth ? term.Count * 15 : term.Count;
        }

        var (year, month) = (start.Year, start.Month);
        for (var left = term.Unit == TermUnit.Year ? term.Count * 12 : term.Count; left > 0; left--)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        var length = DateTime.DaysInMonth(year, month);
        var wasLast = start.Day == DateTime.DaysInMonth(start.Year, start.Month);
        var day = term.IsLastToLast && wasLast ? length : Math.Min(start.Day, length);
        return new DateOnly(year, month, day).DayNumber - start.DayNumber;
    }
}
