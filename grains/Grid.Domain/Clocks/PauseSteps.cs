using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>What a time that is not counted takes from a term, for telling it.</summary>
internal static class PauseSteps
{
    /// <summary>The days that are not counted because of it and were not passed over before.</summary>
    public static ImmutableArray<LocalDate> DaysOf(TermPlan before, Pause pause, TermEnd end, CalendarView calendar)
    {
        if (before.IsOfHours)
        {
            return [];
        }

        var known = StretchSet.Of(before.Pauses.Select(other => other.DaysAfter));
        var first = Math.Max(pause.DaysAfter.From, Stretch.NumberOf(before.PausedAfter.Day) + 1);
        var last = Math.Min(pause.DaysAfter.To - 1, Stretch.NumberOf(end.Day));
        var days = ImmutableArray.CreateBuilder<LocalDate>();
        for (var number = first; number <= last; number++)
        {
            var day = Stretch.DayOf(number);
            if (!known.Contains(number) && (day <= end.PlainUntil || calendar.IsWorked(day)))
            {
                days.Add(day);
            }
        }

        return days.ToImmutable();
    }

    /// <summary>Whether it takes anything from the term, which reaches so far at most.</summary>
    public static bool Excludes(TermPlan before, Pause pause, TermEnd end, CalendarView calendar) => before.IsOfHours
        ? pause.From.At < end.At && pause.Until!.Value > before.PausedAfter
        : !DaysOf(before, pause, end, calendar).IsEmpty;

    public static string WhyNothing(TermPlan plan, Pause pause, TermEnd end) =>
        pause.From.Day >= end.Day && pause.From.At >= plan.Anchor.At ? "began when the term was over"
        : pause.Until!.Value.Day <= plan.PausedAfter.Day ? "was over before the term began"
        : "excludes no day that would have been counted";

    /// <summary>So many days; for a term of hours, so many hours and minutes of so many ticks.</summary>
    public static string Amount(TermPlan plan, long amount)
    {
        if (!plan.IsOfHours)
        {
            var isOfWork = plan.Sum is { WorkingDays: > 0, Days: 0, Months: 0 };
            return ClockWords.Count(amount, isOfWork ? "working day" : "day");
        }

        var (hours, rest) = (amount / NodaConstants.TicksPerHour, amount % NodaConstants.TicksPerHour);
        var whole = ClockWords.Count(hours, "hour");
        return rest == 0 ? whole : $"{whole} {ClockWords.Count(rest / NodaConstants.TicksPerMinute, "minute")}";
    }
}
