using Grid.Domain.Clocks;
using Grid.Domain.Procedures;

namespace Grid.Domain.Cases;

/// <summary>
/// What an act does to the clocks of its case: acts are events to clocks as the pack's catalogue says. Clocks move with
/// the act, in its batch; a pack without clocks is done at once.
/// </summary>
internal static class CaseClocks
{
    /// <summary>
    /// The fact that says which procedure a case is in whose pack declares none; clocks of others do not start.
    /// </summary>
    private const string ProcedureName = "procedure";

    /// <summary>Who has to approve what the act extends, for each clock whose turn for an extension it is.</summary>
    public static IEnumerable<(string Name, ClockDefinition Clock)> MustApprove(
        CaseState state, string act, RulePack pack) =>
        from type in pack.EventsOf(act)
        from clock in state.Clocks
        where clock.IsRunning
        let definition = pack.ClockNamed(clock.Id)
        where definition is not null && Has<ClockEffect.Extend>(definition, type)
        let course = CourseOfEvents.Follow(definition, clock.Start, clock.Events, null)
        let approver = GrantCheck.TurnOf(course, type)?.ApprovedBy
        where approver is not null
        select (approver, definition);

    /// <summary>The events of the clocks that the act moves, to follow those of the act itself.</summary>
    public static ImmutableArray<CaseEvent> Follow(CaseDeed deed, CaseEvent.ActRecorded recorded)
    {
        var types = deed.Pack.EventsOf(recorded.Act);
        // An act done without the power to do it moves nothing until somebody says that it stands.
        if (types.IsEmpty || recorded.IsVoidPending)
        {
            return [];
        }

        var moved = ImmutableArray.CreateBuilder<CaseEvent>();
        var state = deed.State;
        foreach (var type in types)
        {
            var happened = ActFacts.AsEvent(type, recorded.Facts, deed.Submission.At ?? deed.Facts.Now);
            foreach (var definition in deed.Pack.Clocks)
            {
                foreach (var next in MoveClock(deed, state, definition, (happened, recorded)))
                {
                    moved.Add(next);
                    state = state.Evolve(next, happened.At);
                }
            }
        }

        return moved.DrainToImmutable();
    }

    private static IEnumerable<CaseEvent> MoveClock(
        CaseDeed deed,
        CaseState state,
        ClockDefinition definition,
        (ClockEvent Event, CaseEvent.ActRecorded Act) happened)
    {
        var clock = state.Clock(definition.Id);
        if (clock is { IsRunning: true })
        {
            return IsKnown(definition, happened.Event.Type)
                ? Move(deed, definition, clock, Approved(deed, definition, clock, happened.Event))
                : [];
        }

        var isHere = Covers(definition, happened.Act.Procedure ?? state.Procedure ?? state.Facts[ProcedureName]);
        if (clock is not null && isHere && Has<ClockEffect.Restart>(definition, happened.Event.Type))
        {
            return Move(deed, definition, clock, happened.Event);
        }

        return isHere && definition.Start.Event == happened.Event.Type && definition.SupersededBy is null
            && definition.Start.IsBy(happened.Act.Facts, state.Facts)
            ? Start(deed, definition, happened.Event)
            : isHere || happened.Act.Procedure is null ? Convert(deed, state, definition, happened.Event) : [];
    }

    private static bool Covers(ClockDefinition definition, string? own) =>
        definition.Procedure is not { } procedure || own is null || Procedure.IsOrUnder(own, procedure);

    // A clock that counts back from what is to come may have been met before it was told of.
    private static IEnumerable<CaseEvent> Start(CaseDeed deed, ClockDefinition definition, ClockEvent happened)
    {
        var started = Started(definition, happened.At, EarlierStart(deed, definition));
        return definition.Direction == ClockDirection.Before && EarlierStop(deed, definition) is { } stop
            ? [started, .. Move(deed, definition, new(definition.Id, started.Start) { Events = started.Events }, stop)]
            : [started];
    }

    private static ClockEvent? EarlierStop(CaseDeed deed, ClockDefinition definition)
    {
        foreach (var act in deed.State.Acts.Reverse())
        {
            foreach (var type in act.IsVoidPending ? [] : deed.Pack.EventsOf(act.Act))
            {
                if (Has<ClockEffect.Stop>(definition, type))
                {
                    return ActFacts.AsEvent(type, act.Facts, act.At);
                }
            }
        }

        return null;
    }

    // A clock knows the name of who must approve, and a case who did: where they were competent, the one stands for the
    // other.
    private static ClockEvent Approved(
        CaseDeed deed, ClockDefinition definition, RunningClock clock, ClockEvent happened)
    {
        if (happened.ApprovedBy is null || deed.Pack.Approvals.IsEmpty
            || deed.Submission.Command is not CaseCommand.RecordAct act
            || !Has<ClockEffect.Extend>(definition, happened.Type)
            || GrantCheck.TurnOf(CourseOfEvents.Follow(definition, clock.Start, clock.Events, null), happened.Type)
                ?.ApprovedBy is not { } name)
        {
            return happened;
        }

        return Approvals.Judge((name, definition), act.Facts, deed.State, deed.Facts, deed.Pack) is Verdict.Satisfied
            ? happened with { ApprovedBy = name }
            : happened;
    }

    private static IEnumerable<CaseEvent> Move(
        CaseDeed deed, ClockDefinition definition, RunningClock clock, ClockEvent happened)
    {
        var after = clock.With(happened);
        var deadline = DeadlineCalculator.Compute(definition, after.Start, after.Events, null);
        if (deadline.Stopped == happened)
        {
            return Stop(deed, definition, happened, deadline);
        }

        if (deadline.Stopped is not null)
        {
            return [];
        }

        var moved = new CaseEvent.ClockMoved(definition.Id, happened)
        {
            Due = DueOf(deadline),
            IsProvisional = deadline.IsProvisional,
        };
        return [moved, .. Late(deed, happened, deadline)];
    }

    private static IEnumerable<CaseEvent> Stop(
        CaseDeed deed, ClockDefinition definition, ClockEvent happened, Deadline deadline)
    {
        var side = deadline.SideOf(happened.At, definition.Calendar.Zone);
        var isMissed = definition.Bound == ClockBound.Minimum ? side < 0 : side > 0;
        var stopped = new CaseEvent.ClockStopped(definition.Id, happened)
        {
            Due = DueOf(deadline),
            IsMissed = isMissed,
        };
        var answerable = definition.Holder is { } slot ? deed.State.Held(slot, 1)?.Answerable : null;
        return isMissed
            ? [stopped, Breach(deed, new(definition.Id.Value), answerable)]
            : [stopped];
    }

    // The clock of the procedure that the case is converted to takes over from those of the other.
    private static IEnumerable<CaseEvent> Convert(
        CaseDeed deed, CaseState state, ClockDefinition definition, ClockEvent happened)
    {
        var convert = definition.Effects.OfType<ClockEffect.Convert>()
            .FirstOrDefault(effect => effect.Event == happened.Type);
        if (convert is null)
        {
            return [];
        }

        // Two clocks may take over from one: what it was before the act counts, and it stops once.
        var former = deed.State.Clocks
            .Where(clock => clock.IsRunning)
            .Select(clock => (Clock: clock, Definition: deed.Pack.ClockNamed(clock.Id)))
            .FirstOrDefault(pair => pair.Definition is { } other
                && other.Start.Event == definition.Start.Event
                && (convert.From is null || other.Procedure == convert.From));
        if (former is not { Definition: { } old, Clock: { } clock })
        {
            return [];
        }

        var (start, befell) = convert.KeepsStart
            ? (clock.Start, clock.Events.Add(happened))
            : (happened.At, ImmutableArray<ClockEvent>.Empty);
        var started = Started(definition, start, befell);
        if (state.Clock(old.Id) is not { IsRunning: true })
        {
            return [started];
        }

        var due = DeadlineCalculator.Compute(old, clock.Start, clock.Events, null);
        return [.. Stop(deed, old, happened, due), started];
    }

    private static CaseEvent.ClockStarted Started(
        ClockDefinition definition, Timestamp start, ImmutableArray<ClockEvent> befell)
    {
        var deadline = DeadlineCalculator.Compute(definition, start, befell, null);
        return new(definition.Id, start)
        {
            Events = befell,
            Due = DueOf(deadline),
            IsProvisional = deadline.IsProvisional,
        };
    }

    // The second of two starts may have come first.
    private static ImmutableArray<ClockEvent> EarlierStart(CaseDeed deed, ClockDefinition definition) =>
        definition.Start.LaterOf is { } other
        && deed.State.Acts.LastOrDefault(act => deed.Pack.EventsOf(act.Act).Contains(other)) is { } act
            ? [ActFacts.AsEvent(other, act.Facts, act.At)]
            : [];

    private static IEnumerable<CaseEvent> Late(CaseDeed deed, ClockEvent happened, Deadline deadline) =>
        from step in deadline.Steps
        where step.Event == happened
        let rule = step.Kind switch
        {
            DeadlineStepKind.AskedLate => ClockRules.AskedInTime,
            DeadlineStepKind.DecidedLate => ClockRules.DecidedInTime,
            _ => (RuleId?)null,
        }
        where rule is not null
        select Breach(deed, rule.Value, null);

    private static CaseEvent.BreachRecorded Breach(CaseDeed deed, RuleId rule, OfficerId? officer) =>
        new(rule, officer ?? Performer(deed), deed.State.Sequence + 1);

    private static OfficerId? Performer(CaseDeed deed) =>
        (deed.Submission.Command as CaseCommand.RecordAct)?.Officer ?? deed.Submission.By.Officer;

    private static Timestamp? DueOf(Deadline deadline) =>
        deadline.Date is { } day ? new Timestamp(day.ToDateTimeUnspecified().Ticks, null) : deadline.At;

    private static bool IsKnown(ClockDefinition definition, string type) =>
        definition.Start.LaterOf == type
        || definition.Effects.Any(effect => effect.Event == type
            || (effect is ClockEffect.Extend && type == effect.Event + GrantCheck.RequestEnding));

    private static bool Has<TEffect>(ClockDefinition definition, string type)
        where TEffect : ClockEffect =>
        definition.Effects.Any(effect => effect is TEffect && effect.Event == type);
}
