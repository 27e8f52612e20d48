using Grid.Domain.Clocks;

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
    public static ImmutableArray<string> MustApprove(CaseState state, string act, CaseFacts facts, RulePack pack)
    {
        var approvers = ImmutableArray<string>.Empty;
        foreach (var type in pack.EventsOf(act))
        {
            foreach (var clock in state.Clocks)
            {
                if (clock.IsRunning
                    && LawOf(clock.Id, facts, pack) is { } definition
                    && Has<ClockEffect.Extend>(definition, type)
                    && GrantCheck.TurnOf(
                        CourseOfEvents.Follow(definition, clock.Start, clock.Events, null), type)?.ApprovedBy
                        is { } approver)
                {
                    approvers = approvers.Add(approver);
                }
            }
        }

        return approvers;
    }

    /// <summary>The events of the clocks that the act moves, to follow those of the act itself.</summary>
    public static ImmutableArray<CaseEvent> Follow(CaseDeed deed, CaseEvent.ActRecorded recorded)
    {
        var types = deed.Pack.EventsOf(recorded.Act);
        // An act done without the power to do it moves nothing until somebody says that it stands.
        if (types.IsEmpty || recorded.IsVoidPending)
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

            var happened = ActFacts.AsEvent(type, recorded.Facts, deed.Submission.At ?? deed.Facts.Now);
            foreach (var definition in Concerned(deed, type))
            {
                foreach (var next in MoveClock(deed, state, definition, happened))
                {
                    moved = moved.Add(next);
                    state = state.Evolve(next, happened.At);
                }
            }
        }

        return moved;
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

    private static ClockDefinition? LawOf(ClockId id, CaseFacts facts, RulePack pack) =>
        facts.ClockPacks.GetValueOrDefault(id, pack).ClockNamed(id);

    private static IEnumerable<CaseEvent> MoveClock(
        CaseDeed deed, CaseState state, ClockDefinition definition, ClockEvent happened)
    {
        var clock = state.Clock(definition.Id);
        if (clock is { IsRunning: true })
        {
            return IsKnown(definition, happened.Type) ? Move(deed, definition, clock, happened) : [];
        }

        if (clock is not null && Has<ClockEffect.Restart>(definition, happened.Type))
        {
            return Move(deed, definition, clock, happened);
        }

        return Starts(deed.State, definition, happened)
            ? [Started(definition, happened.At, EarlierStart(deed, definition))]
            : Convert(deed, state, definition, happened);
    }

    private static bool Starts(CaseState state, ClockDefinition definition, ClockEvent happened) =>
        definition.Start.Event == happened.Type
        && definition.HoldsAt(happened.At)
        && (definition.Procedure is not { } procedure
            || (state.Procedure ?? state.Facts[ProcedureName]) is not { } own
            || own == procedure
            || own.StartsWith(procedure + ".", StringComparison.Ordinal));

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
        if (Find<ClockEffect.Convert>(definition, happened.Type) is not { } convert)
        {
            return [];
        }

        var former = state.Clocks
            .Where(clock => clock.IsRunning)
            .Select(clock => (Clock: clock, Definition: LawOf(clock.Id, deed.Facts, deed.Pack)))
            .FirstOrDefault(pair => pair.Definition is { } other
                && other.Start.Event == definition.Start.Event
                && (convert.From is null || other.Procedure == convert.From));
        if (former is not { Definition: { } old, Clock: { } clock })
        {
            return [];
        }

        var due = DeadlineCalculator.Compute(old, clock.Start, clock.Events, null);
        var (start, befell) = convert.KeepsStart
            ? (clock.Start, clock.Events.Add(happened))
            : (happened.At, ImmutableArray<ClockEvent>.Empty);
        return [.. Stop(deed, old, happened, due), Started(definition, start, befell)];
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
