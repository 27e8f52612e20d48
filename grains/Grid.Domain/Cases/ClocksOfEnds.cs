using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>
/// Clocks that are counted from the end of others, back or on: nobody need tell of an end that the case itself knows.
/// They move with the others, in the same batch.
/// </summary>
internal static class ClocksOfEnds
{
    private const int SecondsOfMinute = 60;

    /// <summary>What follows for them from what an act did to the clocks of the case.</summary>
    /// <param name="deed">The deed under decision.</param>
    /// <param name="state">The case after the clocks were moved.</param>
    /// <param name="moved">The clocks that were moved.</param>
    /// <param name="happened">What moved them.</param>
    public static IEnumerable<CaseEvent> From(
        CaseDeed deed, CaseState state, ImmutableArray<CaseEvent> moved, ClockEvent happened)
    {
        foreach (var definition in deed.Pack.ClocksOfEnds)
        {
            if (!moved.Any(one => IdOf(one) is { } id && Bears(id, definition, deed)))
            {
                continue;
            }

            var clock = state.Clock(definition.Id);
            var end = EndOf(deed, state, definition) is { } due ? StartAt(due, definition) : (Timestamp?)null;
            if (clock is { IsRunning: true } && clock.Start != end)
            {
                foreach (var ended in Ended(deed, state, (definition, clock), happened))
                {
                    yield return ended;
                }
            }

            // Once done for this end, it is not owed again.
            if (end is { } at && clock?.Start != at)
            {
                yield return CaseClocks.Started(deed, definition, at, []);
            }
        }
    }

    private static ClockId? IdOf(CaseEvent moved) => moved switch
    {
        CaseEvent.ClockStarted started => started.Clock,
        CaseEvent.ClockMoved moves => moves.Clock,
        CaseEvent.ClockStopped stopped => stopped.Clock,
        _ => null,
    };

    private static bool Bears(ClockId id, ClockDefinition definition, CaseDeed deed) =>
        CaseClocks.LawOf(id, deed.Facts, deed.Pack) is { } other && other.Tags.Contains(definition.Start.EndOf!);

    // The last end of all that run; one that may still move is none.
    private static Timestamp? EndOf(CaseDeed deed, CaseState state, ClockDefinition definition)
    {
        Timestamp? latest = null;
        foreach (var clock in state.Clocks)
        {
            if (clock is { IsRunning: true, IsProvisional: false, Due: { } due }
                && Bears(clock.Id, definition, deed) && (latest is not { } known || due.CompareWith(known) > 0))
            {
                latest = due;
            }
        }

        return latest;
    }

    // What comes before the end is counted from its day, and what comes after it from when that day is over.
    private static Timestamp StartAt(Timestamp due, ClockDefinition definition)
    {
        if (definition.Direction == ClockDirection.Before || due.HasOffset)
        {
            return due;
        }

        var zone = definition.Calendar.Zone;
        var over = Moment.EndOf(Moment.Of(due, zone).Day, zone).At.InZone(zone);
        return new(over.LocalDateTime.ToDateTimeUnspecified().Ticks, over.Offset.Seconds / SecondsOfMinute);
    }

    // Whoever has the slot answers, and nobody in the place of one who is not there: the act that came is not theirs.
    private static IEnumerable<CaseEvent> Ended(
        CaseDeed deed, CaseState state, (ClockDefinition Law, RunningClock Clock) counted, ClockEvent happened)
    {
        var (definition, clock) = counted;
        var deadline = DeadlineCalculator.Compute(definition, clock.Start, clock.Events, null);
        var isMissed = deadline.IsMissedBy(happened.At, definition) == true;
        yield return StoppedClocks.Leaving(
            new(definition.Id, happened) { Due = clock.Due, IsMissed = isMissed }, clock, state);
        if (isMissed && clock.Missed == 0)
        {
            var holder = definition.Holder is { } slot ? state.Held(slot, 1)?.Answerable : null;
            yield return new CaseEvent.BreachRecorded(
                new(definition.Id.Value), holder, deed.State.Sequence + 1);
        }
    }
}
