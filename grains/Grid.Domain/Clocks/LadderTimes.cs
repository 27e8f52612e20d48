using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>When the steps of a ladder are due. A function: what time it is now is handed in.</summary>
internal static class LadderTimes
{
    private const long Whole = 100;

    /// <summary>
    /// The step a clock does next, seen from the entry that sets it. Of the steps whose time has passed by then the
    /// highest is due at once, unless it was taken before; those below it are overtaken.
    /// </summary>
    /// <param name="clock">The clock, as the pack declares it.</param>
    /// <param name="rungs">The steps of its ladder.</param>
    /// <param name="running">The clock as the entry leaves it.</param>
    /// <param name="now">When the entry is made.</param>
    public static NextStep? OnSetting(
        ClockDefinition clock, ImmutableArray<LadderRung> rungs, RunningClock running, Timestamp now)
    {
        var steps = StepsOf(clock, rungs, running);
        var reached = IndexOf(steps, running.Reached);
        var passed = steps.FindLastIndex(step => step.At.CompareWith(now) <= 0);
        return passed > reached ? steps[passed] with { At = now }
            : passed + 1 < steps.Count ? steps[passed + 1]
            : null;
    }

    /// <summary>The step after one that was taken, when it was due by itself, however late it is by now.</summary>
    public static NextStep? After(
        ClockDefinition clock, ImmutableArray<LadderRung> rungs, RunningClock running, string level)
    {
        var steps = StepsOf(clock, rungs, running);
        var next = IndexOf(steps, level) + 1;
        return next > 0 && next < steps.Count ? steps[next] : null;
    }

    /// <summary>When an answer is due at the latest that is asked for at a time.</summary>
    public static Timestamp? AnswerBy(ClockDefinition clock, ImmutableArray<Term> length, Timestamp from)
    {
        if (length.IsEmpty)
        {
            return null;
        }

        var asked = new ClockDefinition(clock.Id)
        {
            Title = clock.Title,
            Start = clock.Start,
            Length = length,
            Source = clock.Source,
            Counting = clock.Counting,
            Calendar = clock.Calendar,
        };
        var course = CourseOfEvents.Follow(asked, from, [], null);
        return course.EndBy(new(clock.Calendar, null), null) is { } end ? AsTime(end.At) : null;
    }

    // Where it does not run, or nobody knows yet when it ends, it does nothing by itself; nor where it binds a party,
    // and no slot of the case has to see to it.
    private static List<NextStep> StepsOf(
        ClockDefinition clock, ImmutableArray<LadderRung> rungs, RunningClock running)
    {
        if (clock.Holder is null || clock.Bound == ClockBound.Minimum || IsStartUnknown(clock, running))
        {
            return [];
        }

        var course = CourseOfEvents.Follow(clock, running.Start, running.Events, null);
        if (course.Stopped is not null || EndOf(course) is not { } end)
        {
            return [];
        }

        // Warnings go by the day that is certain; a breach is one only where nothing that is not known could undo it.
        var last = course.Unproven.IsEmpty ? end : EndOf(course.Proven());

        // The breach stands alone where the term is counted back: how much of it has run, nobody can say.
        return
        [
            .. rungs.Where(rung => rung.Level == Ladder.Breach ? last is not null
                    : clock.Direction == ClockDirection.After)
                .Select(rung => (rung.Level, At: TimeOf(rung, course, rung.Level == Ladder.Breach ? last!.Value : end)))
                .Where(step => step.At < end.At || step.Level == Ladder.Breach)
                .OrderBy(step => step.At)
                .Select(step => new NextStep(step.Level, AsTime(step.At))),
        ];
    }

    // Nobody knows it where a time that is not counted has not ended.
    private static TermEnd? EndOf(ClockCourse course) => course.Pauses.Any(pause => pause.Until is null)
        ? null
        : course.RolledEndBy(new(course.Clock.Calendar, null), null);

    private static bool IsStartUnknown(ClockDefinition clock, RunningClock running) =>
        clock.Start.LaterOf is { } later && running.Events.All(happened => happened.Type != later);

    private static Instant TimeOf(LadderRung rung, ClockCourse course, TermEnd end) =>
        rung.Level == Ladder.Breach ? end.At
        : rung.AtPercent is { } percent ? TimeAt(percent, course, end)
        : rung.Before.Select(term => Before(term, course.Zone, end)).DefaultIfEmpty(end.At).Min();

    // Of the time that counts: what is excluded has not run.
    private static Instant TimeAt(int percent, ClockCourse course, TermEnd end)
    {
        var (from, to) = (course.Start.At.ToUnixTimeTicks(), end.At.ToUnixTimeTicks());
        var paused = StretchSet.Of(course.Pauses.Select(pause => pause.Ticks)
            .Select(ticks => new Stretch(Math.Max(ticks.From, from), Math.Min(ticks.To, to))));
        var counted = Math.Max(to - from - paused.Length, 0);
        var share = (counted / Whole * percent) + (counted % Whole * percent / Whole);
        return Instant.FromUnixTimeTicks(Math.Min(paused.PushOut(from, from + share), to));
    }

    // Hours from the instant; all else by the local day, from its beginning on.
    private static Instant Before(Term term, DateTimeZone zone, TermEnd end) => term.IsOfHours
        ? end.At - Duration.FromHours(term.Value)
        : zone.AtStartOfDay(DayBefore(term, end.Day)).ToInstant();

    private static LocalDate DayBefore(Term term, LocalDate day) => term.Unit switch
    {
        TermUnit.Month => day.PlusMonths(-term.Value),
        TermUnit.Year => day.PlusYears(-term.Value),
        _ => day.PlusDays(-term.Value),
    };

    private static int IndexOf(List<NextStep> steps, string? level) =>
        level is null ? -1 : steps.FindIndex(step => step.Level == level);

    private static Timestamp AsTime(Instant at) => new(at.ToDateTimeUtc().Ticks, 0);
}
