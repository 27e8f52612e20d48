using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Counts terms that end at an instant. Longer units in them are added on the local clock first.</summary>
internal static class HourCount
{
    public static TermEnd End(TermPlan plan, CalendarView calendar)
    {
        var sum = plan.Sum;
        var spent = StretchSet.Of(plan.SpentOfTerm.Select(spent => spent.Ticks)).Length;
        var begin = Longer(plan.Offset > 0 ? NextFullHour(plan.Anchor.At, plan.Zone) : plan.Anchor.At, plan, calendar);
        var latest = Moment.InstantAfter(TermPlan.Horizon, plan.Zone).ToUnixTimeTicks();
        var hours = Math.Min(sum.Hours, (latest - begin.ToUnixTimeTicks()) / NodaConstants.TicksPerHour);
        var end = begin.ToUnixTimeTicks() + (hours * NodaConstants.TicksPerHour) - spent;
        var paused = StretchSet.Of(plan.Pauses.Select(pause => pause.Ticks));
        end = paused.PushOut(
            plan.PausedAfter.At.ToUnixTimeTicks(), Math.Max(end, plan.Anchor.At.ToUnixTimeTicks()));
        return TermEnd.AtInstant(Instant.FromUnixTimeTicks(Math.Min(end, latest)), plan.Zone);
    }

    /// <summary>The first full hour after the instant, by the clock on the wall there.</summary>
    public static Instant NextFullHour(Instant at, DateTimeZone zone)
    {
        var past = at.InZone(zone).TimeOfDay.TickOfDay % NodaConstants.TicksPerHour;
        return at.PlusTicks(NodaConstants.TicksPerHour - past);
    }

    private static Instant Longer(Instant from, TermPlan plan, CalendarView calendar)
    {
        var days = plan.Terms.RemoveAll(term => term.IsOfHours);
        if (days.IsEmpty)
        {
            return from;
        }

        var local = from.InZone(plan.Zone).LocalDateTime;
        var whole = plan with
        {
            Anchor = new(from, local.Date),
            Offset = 1,
            Terms = days,
            Pauses = [],
            Spent = [],
        };
        return DayCount.End(whole, calendar).Day.At(local.TimeOfDay).InZoneLeniently(plan.Zone).ToInstant();
    }
}
