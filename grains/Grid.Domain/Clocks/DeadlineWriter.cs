using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Counts a clock's course out, step by step, and tells each: what, why, by which row and law.</summary>
internal sealed class DeadlineWriter(ClockCourse course, CalendarView calendar)
{
    private readonly ImmutableArray<DeadlineStep>.Builder _steps = ImmutableArray.CreateBuilder<DeadlineStep>();
    private readonly Moment? _now = course.AsOf is { } day ? Moment.EndOf(day, course.Zone) : null;
    private bool _isProvisional;
    private string? _missing;
    private TermEnd? _endIfSo;

    private ClockDefinition Clock => course.Clock;

    public Deadline Write(bool isStartKnown)
    {
        _steps.AddRange(course.Begun);
        if (!isStartKnown)
        {
            Doubt($"{Clock.Start.LaterOf} has not happened, and the later of the two starts the clock");
        }

        var end = Count();
        TellCalendar();
        _steps.AddRange(course.PassedOver);
        if (course.Stopped is { } stopped)
        {
            TellStopped(stopped, end);
        }

        return new()
        {
            Date = end is { IsOfHours: false } last ? last.Day : null,
            At = end is { IsOfHours: true } instant ? TimeOf(instant.At) : null,
            IsProvisional = _isProvisional,
            Missing = _missing,
            EndIfSo = _endIfSo,
            Stopped = course.Stopped,
            CalendarYears = [.. calendar.Asked.Select(asked => asked.Value).OfType<CalendarYear>()],
            Steps = _steps.ToImmutable(),
        };
    }

    private TermEnd? Count()
    {
        var first = course.Grants.IsEmpty ? course : course with { Grants = [] };
        if (first.Plan() is { } plan)
        {
            CountSteps.Tell(course, plan, plan.End(calendar), _steps);
        }
        else
        {
            _steps.Add(new(DeadlineStepKind.Counted, "the law fixes no limit", null) { Source = Clock.Source });
        }

        TellGrants();
        if (course.Plan() is not { } whole)
        {
            return null;
        }

        whole = TellSpent(whole);
        whole = TellPauses(whole);
        TellUnproven(whole);
        _endIfSo = _missing is null ? null : EndAtMost(whole);
        CountSteps.TellRest(course, whole, calendar, _steps);
        var (end, passed) = Roll.Over(whole.End(calendar), Clock, calendar);
        if (!passed.IsEmpty)
        {
            TellRoll(end, passed);
        }

        return end;
    }

    private void TellGrants()
    {
        _steps.AddRange(course.Asked);
        for (var i = 0; i < course.Grants.Length; i++)
        {
            var grant = course.Grants[i];
            var end = (course with { Grants = course.Grants[..(i + 1)] }).Plan()!.End(calendar);
            Tell(DeadlineStepKind.Extended, ClockWords.Extended(course, grant, end), end, grant.By, grant.Event);
            if (grant.Late is { } late)
            {
                Tell(DeadlineStepKind.DecidedLate, late, end, grant.By, grant.Event);
            }

            foreach (var unsaid in ClockWords.Unsaid(course, grant))
            {
                Doubt(unsaid);
            }
        }
    }

    private TermPlan TellSpent(TermPlan plan)
    {
        foreach (var spent in course.Spent)
        {
            var before = Spent(plan);
            plan = plan with { Spent = plan.Spent.Add(spent) };
            var more = Spent(plan) - before;
            var end = plan.End(calendar);
            Tell(
                DeadlineStepKind.Subtracted,
                ClockWords.Paused(course, spent, $"counts as {PauseSteps.Amount(plan, more)} of the term", end),
                end,
                spent.By,
                spent.Event);
        }

        return plan;
    }

    private TermPlan TellPauses(TermPlan plan)
    {
        foreach (var pause in course.Pauses)
        {
            var before = plan.End(calendar);
            var ended = pause.EndedBy(_now);
            var longer = plan with { Pauses = plan.Pauses.Add(ended) };
            var end = longer.End(calendar);
            var days = PauseSteps.DaysOf(plan, ended, end, calendar);
            if (end.At > before.At || !days.IsEmpty)
            {
                var more = plan.IsOfHours ? (end.At - before.At).BclCompatibleTicks : days.Length;
                var how = $"excludes {PauseSteps.Amount(plan, more)}";
                Tell(DeadlineStepKind.Excluded, ClockWords.Paused(course, ended, how, end), end, pause.By, pause.Event);
                _steps[^1] = _steps[^1] with { Days = days };
            }
            else if (pause.Until is not null || ended.From.At >= before.At)
            {
                var reason = PauseSteps.WhyNothing(plan, ended, before);
                Tell(
                    DeadlineStepKind.PassedOver,
                    ClockWords.PassedOver(course, pause.Event, reason),
                    null,
                    pause.By,
                    pause.Event);
            }

            if (pause.Until is null && _now is null && pause.From.At < before.At)
            {
                Doubt(ClockWords.PassedOver(course, pause.Event, "has not ended: the deadline is open until it has"));
                _missing ??= $"when {pause.Event.Type} ended";
            }

            plan = longer;
        }

        return plan;
    }

    // Told only where it would move the deadline: together with the others, as one may reach days that another brings.
    private void TellUnproven(TermPlan plan)
    {
        if (course.Unproven.IsEmpty)
        {
            return;
        }

        var before = plan.End(calendar);
        var proven = plan with { Pauses = [.. plan.Pauses, .. course.Unproven.Select(pause => pause.EndedBy(_now))] };
        var (after, _) = Roll.Over(proven.End(calendar), Clock, calendar);
        foreach (var pause in course.Unproven)
        {
            var ended = pause.EndedBy(_now);
            var hasNotEnded = pause.Until is null && _now is null && pause.From.At < after.At;
            if (!hasNotEnded && !PauseSteps.Excludes(plan, ended, after, calendar))
            {
                var why = PauseSteps.WhyNothing(plan, ended, before);
                Tell(
                    DeadlineStepKind.PassedOver, ClockWords.PassedOver(course, pause.Event, why), null, pause.By,
                    pause.Event);
                continue;
            }

            _isProvisional = true;
            _missing ??= $"whether findings are on record with {pause.Event.Type}";
            Tell(DeadlineStepKind.Provisional, ClockWords.Unproven(course, ended), null, pause.By, pause.Event);
        }
    }

    // With all that is not proven, and what is open for as long as it may be; nothing where it may be for ever.
    private TermEnd? EndAtMost(TermPlan plan)
    {
        Pause[] all = [.. course.Pauses, .. course.Unproven];
        var longest = plan with { Pauses = [.. all.Select(pause => pause.EndedBy(_now ?? pause.Latest))] };
        var (end, _) = Roll.Over(longest.End(calendar), Clock, calendar);
        return _now is null && all.Any(pause => pause is { Until: null, Latest: null } && pause.From.At < end.At)
            ? null
            : end;
    }

    private void TellRoll(TermEnd end, ImmutableArray<LocalDate> passed)
    {
        var rule = Clock.Counting.Roll;
        var which = rule.Value == RollOver.PreviousWorkingDay ? "the last working day before" : "the next working day";
        _steps.Add(new(
            DeadlineStepKind.RolledOver,
            $"nobody works on {ClockWords.Day(passed[0])}: {which} is {ClockWords.Day(end.Day)}",
            end.Local(course.Zone))
        {
            Row = rule.Row,
            Source = rule.Source ?? Clock.Source,
            Days = passed,
        });
    }

    private void TellCalendar()
    {
        foreach (var (year, notice) in calendar.Asked)
        {
            if (notice is null)
            {
                Doubt($"the calendar {Clock.Calendar.Name} of {year} is not published, and the plain week is assumed");
                continue;
            }

            var published = notice.Published is { } day
                ? $"as published on {ClockWords.Day(day)}"
                : "whose publication date is not known";
            _steps.Add(new(
                DeadlineStepKind.Calendar, $"by the calendar {Clock.Calendar.Name} of {year} {published}", null)
            {
                Source = notice.Source,
            });
        }
    }

    private void TellStopped(ClockEvent stopped, TermEnd? end)
    {
        var at = Moment.Of(stopped.At, course.Zone);
        var isLate = end is { } known && (known.IsOfHours ? at.At > known.At : at.Day > known.Day);
        var how = end is null ? ""
            : !isLate ? ", not after the deadline"
            : _missing is null ? ", after the deadline"
            : ", after the deadline, unless what is not known moves it";
        var effect = Clock.Effects.First(effect =>
            effect is ClockEffect.Stop or ClockEffect.Restart && effect.Event == stopped.Type);
        var said = $"stopped by {stopped.Type} on {ClockWords.At(course, at)}{how}";
        Tell(DeadlineStepKind.Stopped, said, end, effect, stopped);
    }

    private void Doubt(string said)
    {
        _isProvisional = true;
        _steps.Add(new(DeadlineStepKind.Provisional, said, null) { Source = Clock.Source });
    }

    private void Tell(DeadlineStepKind kind, string said, TermEnd? end, ClockEffect by, ClockEvent happened) =>
        _steps.Add(new(kind, said, end?.Local(course.Zone))
        {
            Event = happened,
            Row = by.Row,
            Source = by.Source ?? Clock.Source,
        });

    private static long Spent(TermPlan plan) =>
        StretchSet.Of(plan.Spent.Select(spent => plan.IsOfHours ? spent.Ticks : spent.DaysFrom)).Length;

    private Timestamp TimeOf(Instant at)
    {
        var local = at.InZone(course.Zone);
        return new(local.LocalDateTime.ToDateTimeUnspecified().Ticks, local.Offset.Seconds / 60);
    }
}
