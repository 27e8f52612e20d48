using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>
/// Counts back from an event that something must come before. Nothing is passed over on the way: the event does not
/// move because of it.
/// </summary>
internal static class BackwardCount
{
    public static TermEnd End(TermPlan plan, CalendarView calendar)
    {
        var sum = plan.Sum;
        var day = DayCount.Shift(
            DayCount.Months(plan.Anchor.Day, -sum.Months, plan.Clock.Counting.MonthEnd.Value),
            1 - sum.Days - plan.Offset);
        for (var left = sum.WorkingDays; left > 0 && day > new LocalDate(1, 1, 2);)
        {
            day = day.PlusDays(-1);
            left -= calendar.IsWorked(day) ? 1 : 0;
        }

        if (!plan.IsOfHours)
        {
            return TermEnd.With(day, plan.Zone);
        }

        var shifted = plan.Anchor.At.InZone(plan.Zone).TimeOfDay;
        var from = sum is { Months: 0, Days: 0, WorkingDays: 0 }
            ? plan.Anchor.At
            : day.PlusDays(plan.Offset - 1).At(shifted).InZoneLeniently(plan.Zone).ToInstant();
        return TermEnd.AtInstant(from - Duration.FromHours(sum.Hours), plan.Zone);
    }
}
