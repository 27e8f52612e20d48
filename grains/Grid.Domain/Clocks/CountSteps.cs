using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Tells how a length was counted, with the rows that say how.</summary>
internal static class CountSteps
{
    public static void Tell(
        ClockCourse course, TermPlan plan, TermEnd end, ImmutableArray<DeadlineStep>.Builder steps)
    {
        var clock = course.Clock;
        var bound = (clock.Direction, clock.Bound) switch
        {
            (ClockDirection.Before, _) => "no later than",
            (_, ClockBound.Minimum) => "not before",
            _ => "up to",
        };
        steps.Add(Step($"{ClockWords.Terms(plan.Terms)}: {bound} {ClockWords.End(course, end)}", null, clock.Source));
        TellMonthEnd(plan, Step, steps);
        foreach (var term in plan.Terms)
        {
            if (TermSum.IsShort(term, clock.Counting))
            {
                var rule = clock.Counting.ShortDays;
                steps.Add(Step($"{ClockWords.Terms([term])} are working days", rule.Row, rule.Source ?? clock.Source));
            }
            else if (term.Unit == TermUnit.HalfMonth)
            {
                var rule = clock.Counting.HalfMonth;
                steps.Add(Step(
                    $"half a month is {ClockWords.Count(rule.Value, "day")}", rule.Row, rule.Source ?? clock.Source));
            }
        }

        DeadlineStep Step(string said, RuleId? row, LegalSource? source) =>
            new(DeadlineStepKind.Counted, said, end.Local(course.Zone)) { Row = row, Source = source };
    }

    /// <summary>Tells the days that working days have passed over because nobody works on them.</summary>
    public static void TellRest(
        ClockCourse course, TermPlan plan, CalendarView calendar, ImmutableArray<DeadlineStep>.Builder steps)
    {
        if (plan.IsOfHours || plan.Sum.WorkingDays == 0)
        {
            return;
        }

        var end = plan.End(calendar);
        var (first, last) = course.Clock.Direction == ClockDirection.Before
            ? (end.Day, plan.Anchor.Day.PlusDays(-1))
            : (end.PlainUntil.PlusDays(1), end.Day);
        var days = ImmutableArray.CreateBuilder<LocalDate>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (!calendar.IsWorked(day))
            {
                days.Add(day);
            }
        }

        if (days.Count > 0)
        {
            var off = days.Count(calendar.IsOffByNotice);
            var why = off == 0 ? "" : $", {off} of them by the calendar {course.Clock.Calendar.Name}";
            steps.Add(new(
                DeadlineStepKind.Counted,
                $"{ClockWords.Count(days.Count, "day")} on which nobody works {(days.Count == 1 ? "is" : "are")} not "
                    + $"counted{why}",
                end.Local(course.Zone))
            {
                Source = course.Clock.Source,
                Days = days.ToImmutable(),
            });
        }
    }

    private static void TellMonthEnd(
        TermPlan plan,
        Func<string, RuleId?, LegalSource?, DeadlineStep> step,
        ImmutableArray<DeadlineStep>.Builder steps)
    {
        var months = plan.Sum.Months * (plan.Clock.Direction == ClockDirection.Before ? -1 : 1);
        var from = plan.Anchor.Day;
        var rule = plan.Clock.Counting.MonthEnd;
        var reached = DayCount.Months(from, months, rule.Value);
        if (months != 0 && reached.Day != from.Day)
        {
            var why = reached.Day < from.Day
                ? $"{ClockWords.Day(reached)[..7]} has no such day"
                : "the term begins on the last day of a month";
            steps.Add(step($"{why}: the last day of the month", rule.Row, rule.Source ?? plan.Clock.Source));
        }
    }
}
