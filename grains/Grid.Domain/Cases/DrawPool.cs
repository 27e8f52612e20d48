using Grid.Domain.Draws;

namespace Grid.Domain.Cases;

/// <summary>
/// From which unit's pool a seat is drawn: that of the case's own unit, or else of the next one up by which it is led
/// that has a pool for the slot. It follows from what is on record, so that nobody picks a judge by picking a pool.
/// </summary>
internal static class DrawPool
{
    /// <summary>The unit whose pool it is, as far as units have been looked at; nothing where none has one.</summary>
    public static UnitId? UnitOf(CaseState state, CaseCommand command, CaseFacts facts)
    {
        if (command is CaseCommand.DrawHolder draw)
        {
            foreach (var unit in WayUp(state.Unit, facts))
            {
                if (HasPool(unit, draw.Slot, facts))
                {
                    return unit;
                }
            }
        }

        return null;
    }

    /// <summary>The pool itself; nothing where there is none.</summary>
    public static UnitPool? Of(CaseQuestion<CaseCommand.DrawHolder> question) =>
        UnitOf(question.State, question.Command, question.Facts) is { } unit
            ? question.Facts.Unit(unit).PoolFor(question.Command.Slot)
            : null;

    /// <summary>The next unit to be looked at before it can be said whose pool it is; nothing where it can.</summary>
    public static UnitId? UnitToLookAt(CaseState state, CaseCommand command, CaseFacts facts)
    {
        if (command is CaseCommand.DrawHolder draw)
        {
            foreach (var unit in WayUp(state.Unit, facts))
            {
                if (!facts.Knows(unit))
                {
                    return unit;
                }

                if (HasPool(unit, draw.Slot, facts))
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>A unit and those that lead it, one after the other, as far as they have been looked at.</summary>
    public static IEnumerable<UnitId> WayUp(UnitId? from, CaseFacts facts)
    {
        var climbed = new HashSet<UnitId>();
        for (var at = from; at is { } unit && climbed.Add(unit); at = facts.Unit(unit).Lead)
        {
            yield return unit;
        }
    }

    // A slot whose last member was taken out of the pool has none any more.
    private static bool HasPool(UnitId unit, Slot slot, CaseFacts facts) =>
        facts.Unit(unit).PoolFor(slot) is { Members.IsEmpty: false };
}
