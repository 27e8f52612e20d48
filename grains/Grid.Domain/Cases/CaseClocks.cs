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

    /// <summary>Whether the act takes days from a running clock that counts them unless there are findings.</summary>
    public static bool NeedsFindings(CaseQuestion<CaseCommand.RecordAct> question)
    {
        foreach (var type in question.Pack.EventsOf(question.Command.Act))
        {
            foreach (var clock in question.State.Clocks)
            {
                if (clock.IsRunning && LawOf(clock.Id, question.Facts, question.Pack) is { } definition
                    && Find<ClockEffect.Exclude>(definition, type) is { NeedsFindings: true })
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What was accepted, followed by the events of the clocks that it moves.</summary>
    /// <param name="deed">The deed under decision.</param>
    /// <param name="act">The act, or what clocks call the deed.</param>
    /// <param name="settled">The decision on the deed itself.</param>
    /// <param name="facts">The facts that say what it is to a clock.</param>
    /// <param name="leads">
    /// The procedure it leads to, and the act that it is to clocks as well; nothing where it leads nowhere or is none.
    /// </param>
    public static Decision<CaseEvent> Following(
        CaseDeed deed,
        string act,
        Decision<CaseEvent> settled,
        FactSet? facts = null,
        (string? Procedure, string? CountsAs) leads = default) =>
        settled is Decision<CaseEvent>.Accepted { Events: var events }
        && Follow(deed, EventsOf(deed.Pack, act, leads.CountsAs), (facts ?? FactSet.None, leads.Procedure))
            is { IsEmpty: false } moved
            ? new Decision<CaseEvent>.Accepted(deed.Add(events, moved))
            : settled;

    private static ImmutableArray<string> EventsOf(RulePack pack, string act, string? countsAs) =>
        countsAs is null ? pack.EventsOf(act) : [.. pack.EventsOf(act), .. pack.EventsOf(countsAs)];

    private static ImmutableArray<CaseEvent> Follow(
        CaseDeed deed, ImmutableArray<string> types, (FactSet Facts, string? Procedure) told)
    {
        if (types.IsEmpty)
        {
            return [];
        }

        // Most acts move no clock, and then nothing is made of them.
        var moved = ImmutableArray<CaseEvent>.Empty;
        var state = deed.State;
        foreach (var type in types)
        {
            if (deed.Facts.ClockPacks.IsEmpty && deed.Pack.ClocksOn(type).IsEmpty)
            {
                continue;
            }

            var happened = ActFacts.AsEvent(type, told.Facts, deed.Submission.At ?? deed.Facts.Now);
            foreach (var definition in Concerned(deed, type))
            {
                foreach (var next in MoveClock(deed, state, definition, (happened, told.Facts, told.Procedure)))
                {
                    moved = moved.Add(next);
                    state = state.Evolve(next, happened.At);
                }
            }
        }

        return moved.IsEmpty || deed.Pack.ClocksOfEnds.IsEmpty
            ? moved
            : moved.AddRange(ClocksOfEnds.From(
                deed, state, moved, ActFacts.AsEvent(types[0], told.Facts, deed.Submission.At ?? deed.Facts.Now)));
    }

    // A clock keeps the law it began under, also where the pack has another by now, or none.
    private static IEnumerable<ClockDefinition> Concerned(CaseDeed deed, string type)
    {
        var own = deed.Facts.ClockPacks;
        var concerned = deed.Pack.ClocksOn(type);
        return own.IsEmpty
            ? concerned
            : own.OrderBy(kept => kept.Key.Value, StringComparer.Ordinal)
                .SelectMany(kept => kept.Value.ClocksOn(type).Where(clock => clock.Id == kept.Key))
                .Concat(concerned.Where(clock => !own.ContainsKey(clock.Id)));
    }

    /// <summary>What a running clock goes by: the law it began under.</summary>
    public static ClockDefinition? LawOf(ClockId id, CaseFacts facts, RulePack pack) =>
        facts.ClockPacks.GetValueOrDefault(id, pack).ClockNamed(id);

    private static IEnumerable<CaseEvent> MoveClock(
        CaseDeed deed,
        CaseState state,
        ClockDefinition definition,
        (ClockEvent Event, FactSet Facts, string? Procedure) happened)
    {
        var clock = state.Clock(definition.Id);
        if (clock is { IsRunning: true })
        {
            return IsKnown(definition, happened.Event.Type)
                && !MarkDeeds.KeepsRunning(deed.Pack, state, definition, happened.Event.Type)
                && Granted(deed, definition, clock, (happened.Event, happened.Facts)) is { } granted
                    ? Move(deed, definition, clock, granted)
                    : [];
        }

        var isHere = Covers(definition, happened.Procedure ?? state.Procedure ?? state.Facts[ProcedureName]);
        if (clock is not null && isHere && !IsOver(definition, clock))
        {
            if (Has<ClockEffect.Restart>(definition, happened.Event.Type))
            {
                return Move(deed, definition, clock, happened.Event);
            }

            // What only waited for something ends for good now.
            if (definition.EndsWith(happened.Event.Type))
            {
                return [StoppedClocks.Leaving(new(definition.Id, happened.Event) { Due = clock.Due }, clock, state)];
            }
        }

        return isHere && definition.Start.Event == happened.Event.Type && definition.HoldsAt(happened.Event.At)
            && definition.Start.IsBy(happened.Facts, state.Facts)
            ? Start(deed, definition, happened.Event)
            : isHere || happened.Procedure is null ? Convert(deed, state, definition, happened.Event) : [];
    }

    private static bool IsOver(ClockDefinition definition, RunningClock clock) =>
        clock.Events.LastOrDefault() is { } last && definition.EndsWith(last.Type);

    private static bool Covers(ClockDefinition definition, string? own) =>
        own is null
        || ((definition.Procedure is not { } procedure || Procedure.IsOrUnder(own, procedure))
            && !LeavesOut(definition, own));

    private static bool LeavesOut(ClockDefinition definition, string own)
    {
        foreach (var except in definition.Except)
        {
            if (Procedure.IsOrUnder(own, except))
            {
                return true;
            }
        }

        return false;
    }

    // A clock that counts back from what is to come may have been met before it was told of.
    private static IEnumerable<CaseEvent> Start(CaseDeed deed, ClockDefinition definition, ClockEvent happened)
    {
        var started = Started(deed, definition, happened.At, EarlierStart(deed, definition));
        return definition.Direction == ClockDirection.Before && EarlierStop(deed, definition) is { } stop
            ? [started, .. Move(deed, definition, Fresh(deed, started), stop)]
            : [started];
    }

    private static RunningClock Fresh(CaseDeed deed, CaseEvent.ClockStarted started) =>
        new(started.Clock, started.Start)
        {
            Events = started.Events,
            Left = StoppedClocks.LeftBy(started.Clock, deed.State),
        };

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
    // other. Where nobody says who did, or on what ground, the term stays as it was; and so it does where the name
    // itself is told and no officer: it would pass for what it only says.
    private static ClockEvent? Granted(
        CaseDeed deed, ClockDefinition definition, RunningClock clock, (ClockEvent Event, FactSet Facts) told)
    {
        var happened = ActFacts.OnGround(told.Event, definition, told.Facts, deed.State.Facts);
        if (!Has<ClockEffect.Extend>(definition, happened.Type)
            || GrantCheck.TurnOf(CourseOfEvents.Follow(definition, clock.Start, clock.Events, null), happened.Type)
                is not { } entry)
        {
            return happened;
        }

        if (entry.IsOnGround(happened.Facts) is null)
        {
            return null;
        }

        if (entry.ApprovedBy is not { } name)
        {
            return happened;
        }

        return Approvals.Judge((name, definition), told.Facts, deed.State, deed.Facts, deed.Pack) is Verdict.Satisfied
            ? happened with { ApprovedBy = name }
            : happened.ApprovedBy is { } by && by != name ? happened : null;
    }

    private static IEnumerable<CaseEvent> Move(
        CaseDeed deed, ClockDefinition definition, RunningClock clock, ClockEvent happened)
    {
        var after = clock.With(happened);
        var deadline = DeadlineCalculator.Compute(definition, after.Start, after.Events, null);
        if (deadline.Stopped == happened)
        {
            return Stop(deed, definition, clock, (happened, deadline));
        }

        if (deadline.Stopped is not null)
        {
            return [];
        }

        var isAnew = ClocksAnew.BeginsBy(happened, clock, definition);
        CaseEvent[] overrun = isAnew && ClocksAnew.IsOverrun(happened, clock, definition)
            ? [Breach(deed, new(definition.Id.Value), AnswerableFor(deed, definition))]
            : [];
        var moved = new CaseEvent.ClockMoved(definition.Id, happened)
        {
            Due = DueOf(deadline),
            IsProvisional = deadline.IsProvisional,
            Next = DueSteps.OnSetting(deed, definition, isAnew ? after with { Reached = null } : after),
            IsMissed = isAnew && (overrun.Length > 0 || StoppedClocks.HasPassed(clock, deed.State)),
            BeginsAnew = isAnew,
        };
        return [moved, .. overrun, .. Late(deed, happened, deadline)];
    }

    private static OfficerId? AnswerableFor(CaseDeed deed, ClockDefinition definition) =>
        WarningRoute.KeeperOf(definition, deed.State, deed.Pack)?.Answerable
        ?? (definition.Holder is { } slot ? deed.State.Held(slot, 1)?.Answerable : null);

    private static IEnumerable<CaseEvent> Stop(
        CaseDeed deed, ClockDefinition definition, RunningClock clock, (ClockEvent Happened, Deadline Deadline) by)
    {
        var (happened, deadline) = by;
        var isMissed = deadline.IsMissedBy(happened.At, definition);
        var stopped = StoppedClocks.Leaving(
            new(definition.Id, happened)
            {
                Due = DueOf(deadline),
                IsMissed = isMissed == true,
                Missing = isMissed is null ? deadline.Missing : null,
            },
            clock,
            deed.State);
        // What has passed without it is on record already.
        return isMissed == true && clock.Missed == 0
            ? [stopped, Breach(deed, new(definition.Id.Value), AnswerableFor(deed, definition))]
            : [stopped];
    }

    // The clock of the procedure that the case is converted to takes over from those of the other.
    private static IEnumerable<CaseEvent> Convert(
        CaseDeed deed, CaseState state, ClockDefinition definition, ClockEvent happened)
    {
        if (Find<ClockEffect.Convert>(definition, happened.Type) is not { } convert)
        {
            return [];
        }

        // Two clocks may take over from one: what it was before the act counts, and it stops once.
        // Of several, one of the same sort comes first: a term of decision takes over from a term of decision.
        var former = deed.State.Clocks
            .Where(clock => clock.IsRunning)
            .Select(clock => (Clock: clock, Definition: LawOf(clock.Id, deed.Facts, deed.Pack)))
            .Where(pair => pair.Definition is { } other && IsTakenOver(convert, other, definition))
            .OrderByDescending(pair => definition.Tags.Any(pair.Definition!.Tags.Contains))
            .FirstOrDefault();
        if (former is not { Definition: { } old, Clock: { } clock })
        {
            return [];
        }

        var (start, befell) = convert.KeepsStart
            ? (clock.Start, clock.Events.Add(happened))
            : (happened.At, ImmutableArray<ClockEvent>.Empty);
        var started = Started(deed, definition, start, befell);
        if (!convert.Of.IsEmpty || state.Clock(old.Id) is not { IsRunning: true })
        {
            return [started];
        }

        var due = DeadlineCalculator.Compute(old, clock.Start, clock.Events, null);
        return [.. Stop(deed, old, clock, (happened, due)), started];
    }

    private static bool IsTakenOver(ClockEffect.Convert convert, ClockDefinition other, ClockDefinition definition) =>
        (convert.From is null || other.Procedure == convert.From)
        && (convert.Of.IsEmpty
            ? other.Start.Event == definition.Start.Event
            : other.Tags.Any(convert.Of.Contains));

    public static CaseEvent.ClockStarted Started(
        CaseDeed deed, ClockDefinition definition, Timestamp start, ImmutableArray<ClockEvent> befell)
    {
        var deadline = DeadlineCalculator.Compute(definition, start, befell, null);
        return new(definition.Id, start)
        {
            Events = befell,
            Due = DueOf(deadline),
            IsProvisional = deadline.IsProvisional,
            Next = DueSteps.OnSetting(deed, definition, new(definition.Id, start) { Events = befell }),
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
        || definition.Effects.Any(effect => effect.Event == type || effect.EndedBy == type
            || (effect is ClockEffect.Extend && type == effect.Event + GrantCheck.RequestEnding));

    public static bool Has<TEffect>(ClockDefinition definition, string type)
        where TEffect : ClockEffect =>
        Find<TEffect>(definition, type) is not null;

    private static TEffect? Find<TEffect>(ClockDefinition definition, string type)
        where TEffect : ClockEffect
    {
        foreach (var effect in definition.Effects)
        {
            if (effect is TEffect found && found.Event == type)
            {
                return found;
            }
        }

        return null;
    }
}
