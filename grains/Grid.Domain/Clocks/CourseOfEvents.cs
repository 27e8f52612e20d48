using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>Follows a clock from its start through its events, in the order of their times.</summary>
internal static class CourseOfEvents
{
    public static ClockCourse Follow(
        ClockDefinition clock, Timestamp start, ImmutableArray<ClockEvent> events, LocalDate? asOf)
    {
        var zone = clock.Calendar.Zone;
        var timed = events
            .Select(happened => (Event: happened, At: Moment.Of(happened.At, zone)))
            .OrderBy(timed => timed.At.At)
            .ToArray();
        var course = Begin(clock, Moment.Of(start, zone), timed, asOf);
        return timed.Aggregate(course, (sofar, timed) => Take(sofar, timed.Event, timed.At));
    }

    private static ClockCourse Begin(
        ClockDefinition clock, Moment start, (ClockEvent Event, Moment At)[] timed, LocalDate? asOf)
    {
        var (first, row) = (clock.Start.Event, clock.Counting.Offset.Row);
        if (clock.Start.LaterOf is { } other)
        {
            var later = timed.LastOrDefault(timed => timed.Event.Type == other);
            (first, start) = later.Event is not null && later.At.At > start.At ? (other, later.At) : (first, start);
        }

        var course = new ClockCourse(clock, asOf) { Start = start, FirstStart = start, Length = clock.Length };
        return course with
        {
            Begun =
            [
                new(DeadlineStepKind.Started, ClockWords.Started(course, first), ClockWords.Local(course, start))
                {
                    Row = row,
                    Source = clock.Counting.Offset.Source ?? clock.Source,
                },
            ],
        };
    }

    private static ClockCourse Take(ClockCourse course, ClockEvent happened, Moment at)
    {
        var effects = course.Clock.Effects.Where(effect => effect.Event == happened.Type).ToArray();
        if (course.Clock.Effects.Any(effect => effect.EndedBy == happened.Type))
        {
            var resumed = Resume(course, happened, at);
            course = resumed ?? (effects.Length > 0 ? course : course.PassingOver(
                happened, null, "ends nothing that was left out"));
            if (effects.Length == 0)
            {
                return course;
            }
        }

        if (effects.Length == 0)
        {
            return GrantCheck.IsRequest(course.Clock, happened) ? GrantCheck.Ask(course, happened, at)
                : happened.Type == course.Clock.Start.Event || happened.Type == course.Clock.Start.LaterOf ? course
                : course.PassingOver(happened, null, "does nothing to this clock");
        }

        // Of one type, extensions have turns; what else it does, it does once.
        return effects
            .DistinctBy(effect => effect.GetType())
            .OrderBy(OrderOf)
            .Aggregate(course, (sofar, effect) => Take(sofar, effect, happened, at));
    }

    private static int OrderOf(ClockEffect effect) => effect switch
    {
        ClockEffect.Subtract => 0,
        ClockEffect.Exclude => 1,
        ClockEffect.Extend => 2,
        ClockEffect.Convert => 3,
        ClockEffect.Restart => 4,
        ClockEffect.Stop => 5,
        _ => throw new UnreachableException(),
    };

    private static ClockCourse Take(ClockCourse course, ClockEffect effect, ClockEvent happened, Moment at)
    {
        var counts = course.Clock.Direction == ClockDirection.After;
        var isEarly = counts && at.Day < course.Start.Day;
        return effect switch
        {
            ClockEffect.Restart { Times: { } times } when course.Anew.GetValueOrDefault(happened.Type) >= times =>
                course.PassingOver(happened, effect, "let the clock count anew as often as it may before"),
            ClockEffect.Restart when course.IsOver =>
                course.PassingOver(happened, effect, "came after the clock had ended for good"),
            ClockEffect.Restart restart when !isEarly => Anew(course, restart, happened, at),
            ClockEffect.Stop { IsFinal: true } when course.Stopped is not null => course with { IsOver = true },
            _ when course.Stopped is not null => course.PassingOver(happened, effect, "came after the clock stopped"),
            ClockEffect.Stop stop when !isEarly => course with { Stopped = happened, IsOver = stop.IsFinal },
            ClockEffect.Convert convert when !isEarly => Convert(course, convert, happened, at),
            ClockEffect.Restart or ClockEffect.Stop or ClockEffect.Convert or ClockEffect.Extend when isEarly =>
                course.PassingOver(happened, effect, "came before the clock started"),
            ClockEffect.Extend or ClockEffect.Exclude or ClockEffect.Subtract when !counts =>
                course.PassingOver(happened, effect, "does not move what is counted back from an event"),
            ClockEffect.Extend => GrantCheck.Take(course, happened, at),
            ClockEffect.Exclude exclude => Exclude(course, exclude, happened, at),
            ClockEffect.Subtract subtract => Subtract(course, subtract, happened, at),
            _ => throw new UnreachableException($"the course of a clock has no arm for {effect.GetType().Name}"),
        };
    }

    private static ClockCourse Anew(ClockCourse course, ClockEffect.Restart restart, ClockEvent happened, Moment at)
    {
        var begun = FromThen(course, at) with
        {
            Length = restart.Length is { } length ? [length] : course.Clock.Length,
        };
        return restart.Within is { } within && EndsAfter(begun, MomentAfter(course.FirstStart, within, course))
            ? course with { Stopped = happened, IsOver = true }
            : Told(begun, course, restart, (happened, at));
    }

    private static bool EndsAfter(ClockCourse course, Moment latest) =>
        course.EndBy(new(course.Clock.Calendar, course.AsOf), null) is { } end && end.Day > latest.Day;

    private static ClockCourse Told(
        ClockCourse begun, ClockCourse course, ClockEffect.Restart restart, (ClockEvent Event, Moment At) by)
    {
        var (happened, at) = by;
        return begun with
        {
            Anew = course.Anew.SetItem(happened.Type, course.Anew.GetValueOrDefault(happened.Type) + 1),
            Begun = course.Begun.Add(new(
                DeadlineStepKind.Restarted,
                ClockWords.Restarted(course, happened, at),
                ClockWords.Local(course, at))
            {
                Event = happened,
                Row = restart.Row,
                Source = restart.Source ?? course.Clock.Source,
            }),
        };
    }

    private static ClockCourse Convert(
        ClockCourse course, ClockEffect.Convert convert, ClockEvent happened, Moment at)
    {
        var converted = convert.KeepsStart ? course : FromThen(course, at);
        return converted with
        {
            Begun = course.Begun.Add(new(
                DeadlineStepKind.Converted,
                ClockWords.Converted(course, convert, happened, at),
                ClockWords.Local(course, converted.Start))
            {
                Event = happened,
                Row = convert.Row,
                Source = convert.Source ?? course.Clock.Source,
            }),
        };
    }

    // What is not counted stays so for the days of it that are still to come; all else is gone.
    private static ClockCourse FromThen(ClockCourse course, Moment at) => course with
    {
        Start = at,
        Grants = [],
        Turns = course.Turns.Clear(),
        Spent = [],
        Stopped = null,
        Pauses = course.Pauses.RemoveAll(pause => IsOverBy(pause, at)),
        Unproven = course.Unproven.RemoveAll(pause => IsOverBy(pause, at)),
    };

    private static bool IsOverBy(Pause pause, Moment at) => pause.Until is { } until && until.Day <= at.Day;

    private static ClockCourse Exclude(
        ClockCourse course, ClockEffect.Exclude exclude, ClockEvent happened, Moment at)
    {
        Moment? until = happened.Until is { } told ? Moment.Of(told, course.Zone) : null;
        return exclude.NeedsFindings && happened.HasFindings == false
            ? course.PassingOver(happened, exclude, "has no findings on record, without which no day is excluded")
            : until < at
                ? course.PassingOver(happened, exclude, "ends before it begins")
                : Excluding(course, Paused(course, exclude, happened, (at, until)), exclude);
    }

    // What was begun and not ended is ended now, as if its beginning had told its end; nothing where nothing is open.
    private static ClockCourse? Resume(ClockCourse course, ClockEvent happened, Moment at)
    {
        if (course.Stopped is not null
            || !course.Pauses.Any(pause => pause.Until is null && pause.By.EndedBy == happened.Type))
        {
            return null;
        }

        return course with
        {
            Pauses =
            [
                .. course.Pauses.Select(pause =>
                    pause is { Until: null, By: ClockEffect.Exclude exclude } && exclude.EndedBy == happened.Type
                        ? Paused(course, exclude, pause.Event with { Until = happened.At }, (pause.From, at))
                        : pause),
            ],
        };
    }

    // Nobody gains time by findings that nobody speaks of; nor is it certain that there are none.
    private static ClockCourse Excluding(ClockCourse course, Pause pause, ClockEffect.Exclude exclude) =>
        exclude.NeedsFindings && pause.Event.HasFindings is null
            ? course with { Unproven = course.Unproven.Add(pause) }
            : course with { Pauses = course.Pauses.Add(pause) };

    private static Pause Paused(
        ClockCourse course, ClockEffect.Exclude exclude, ClockEvent happened, (Moment From, Moment? Until) span)
    {
        Moment? latest = exclude.AtMost is { } most ? MomentAfter(span.From, most, course) : null;
        return new(exclude, happened, span.From, span.Until > latest ? latest : span.Until) { Latest = latest };
    }

    private static Moment MomentAfter(Moment from, Term term, ClockCourse course)
    {
        if (term.IsOfHours)
        {
            var at = from.At + Duration.FromHours(term.Value);
            return new(at, at.InZone(course.Zone).Date);
        }

        var halfMonth = course.Clock.Counting.HalfMonth.Value;
        var day = term.Unit switch
        {
            TermUnit.Year => from.Day.PlusYears(term.Value),
            TermUnit.Month => from.Day.PlusMonths(term.Value),
            TermUnit.HalfMonth => from.Day.PlusDays(halfMonth * term.Value),
            _ => from.Day.PlusDays(term.Value),
        };
        return Moment.EndOf(day, course.Zone);
    }

    private static ClockCourse Subtract(
        ClockCourse course, ClockEffect.Subtract subtract, ClockEvent happened, Moment at) =>
        happened.Until is not { } told
            ? course.PassingOver(happened, subtract, "has no end, so it is not known what was spent")
            : Moment.Of(told, course.Zone) is var until && until < at
                ? course.PassingOver(happened, subtract, "ends before it begins")
                : course with { Spent = course.Spent.Add(new(subtract, happened, at, until)) };

    public static ClockCourse PassingOver(
        this ClockCourse course, ClockEvent happened, ClockEffect? effect, string reason) => course with
        {
            PassedOver = course.PassedOver.Add(new(
                DeadlineStepKind.PassedOver, ClockWords.PassedOver(course, happened, reason), null)
            {
                Event = happened,
                Row = effect?.Row,
                Source = effect?.Source ?? course.Clock.Source,
            }),
        };
}
