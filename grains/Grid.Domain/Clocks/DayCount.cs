using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Counts terms that end with a day: months at once, then days, then days that are worked.</summary>
internal static class DayCount
{
    public static TermEnd End(TermPlan plan, CalendarView calendar)
    {
        var sum = plan.Sum;
        var spent = StretchSet.Of(plan.SpentOfTerm.Select(spent => spent.DaysFrom)).Length;
        var plain = Shift(
            Months(plan.Anchor.Day, sum.Months, plan.Clock.Counting.MonthEnd.Value),
            sum.Days + plan.Offset - 1 - spent);
        var paused = StretchSet.Of(plan.Pauses.Select(pause => pause.DaysAfter));
        var pausedFrom = Stretch.NumberOf(plan.PausedAfter.Day) + 1;
        plain = Within(paused.PushOut(pausedFrom, Stretch.NumberOf(plain) + 1) - 1);

        var last = sum.WorkingDays == 0
            ? plain
            : Worked(plain, sum.WorkingDays, calendar, day => day >= pausedFrom && paused.Contains(day));
        // Who has spent more than the term has no more of it than the day it starts.
        return TermEnd.With(LocalDate.Max(last, plan.Anchor.Day), plan.Zone) with { PlainUntil = plain };
    }

    /// <summary>So many months on; a day that the month does not have is its last.</summary>
    public static LocalDate Months(LocalDate from, long months, MonthEnd rule)
    {
        if (months == 0)
        {
            return from;
        }

        if (!IsWithin(from.Year + (months / 12)))
        {
            return months > 0 ? TermPlan.Horizon : new(1, 1, 1);
        }

        var day = from.PlusMonths((int)months);
        return rule == MonthEnd.LastDay && IsLastOfMonth(from) ? LastOfMonth(day) : day;
    }

    public static bool IsLastOfMonth(LocalDate day) => day == LastOfMonth(day);

    public static LocalDate Shift(LocalDate from, long days) => Within(Stretch.NumberOf(from) + days);

    private static LocalDate Worked(LocalDate after, long count, CalendarView calendar, Func<long, bool> isPaused)
    {
        var day = after;
        while (count > 0 && day < TermPlan.Horizon)
        {
            day = day.PlusDays(1);
            if (!isPaused(Stretch.NumberOf(day)) && calendar.IsWorked(day))
            {
                count--;
            }
        }

        return day;
    }

    private static LocalDate Within(long number) =>
        Stretch.DayOf(Math.Clamp(number, 0, Stretch.NumberOf(TermPlan.Horizon)));

    private static bool IsWithin(long year) => year > 1 && year < TermPlan.Horizon.Year;

    private static LocalDate LastOfMonth(LocalDate day) => DateAdjusters.EndOfMonth(day);
}
