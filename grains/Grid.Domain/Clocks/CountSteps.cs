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
