using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Moves a deadline off a day on which nobody works, where the law says so.</summary>
internal static class Roll
{
    /// <summary>Where the deadline comes to lie, and the days that were passed over on the way.</summary>
    public static (TermEnd End, ImmutableArray<LocalDate> Days) Over(
        TermEnd end, ClockDefinition clock, CalendarView calendar)
    {
        // Back from an event, a deadline that moves on would come too close to it.
        var step = (clock.Counting.Roll.Value, clock.Direction) switch
        {
            (RollOver.NextWorkingDay, ClockDirection.After) => 1,
            (RollOver.PreviousWorkingDay, _) => -1,
            _ => 0,
        };
        if (step == 0 || end.IsOfHours || calendar.IsWorked(end.Day))
        {
            return (end, []);
        }

        var passed = ImmutableArray.CreateBuilder<LocalDate>();
        var day = end.Day;
        while (!calendar.IsWorked(day) && day < TermPlan.Horizon && day > new LocalDate(1, 1, 2))
        {
            passed.Add(day);
            day = day.PlusDays(step);
        }

        return (TermEnd.With(day, clock.Calendar.Zone), passed.ToImmutable());
    }
}
