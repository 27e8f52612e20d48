namespace Grid.Domain.Cases;

/// <summary>Who has stepped out of a case, and of whom it is still to be decided.</summary>
public static class CaseRecusals
{
    /// <summary>The request that waits for a decision on the officer.</summary>
    public static RecusalOnRecord? PendingOf(this CaseState state, OfficerId officer)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var recusal in state.Recusals)
        {
            if (recusal.Officer == officer && recusal.IsGranted is null)
            {
                return recusal;
            }
        }

        return null;
    }

    /// <summary>
    /// The request that waits for a first decision on its ground. Where it was decided before that the officer stays,
    /// it is looked at once more, and the officer goes on meanwhile: else anybody could stop a case for as long as they
    /// ask.
    /// </summary>
    public static RecusalOnRecord? StoppedBy(this CaseState state, OfficerId officer)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var recusal in state.Recusals)
        {
            if (recusal.Officer == officer && recusal.IsGranted is null && !WasDenied(state, recusal))
            {
                return recusal;
            }
        }

        return null;
    }

    /// <summary>The decision by which the officer is out of the case for good.</summary>
    public static RecusalOnRecord? RecusalOf(this CaseState state, OfficerId officer)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var recusal in state.Recusals)
        {
            if (recusal.Officer == officer && recusal.IsGranted == true)
            {
                return recusal;
            }
        }

        return null;
    }

    public static bool IsRecused(this CaseState state, OfficerId officer) => state.RecusalOf(officer) is not null;

    /// <summary>Whether the officer holds a slot of the case, answers in one, or has done an act of it.</summary>
    public static bool TakesPart(this CaseState state, OfficerId officer)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var held in state.Responsibilities)
        {
            if (held.Holder == officer || held.ActingHolder == officer)
            {
                return true;
            }
        }

        foreach (var act in state.Acts)
        {
            if (act.Officer == officer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it is open who takes part: of somebody who has not stepped out it is asked, and not only once more on a
    /// ground that was denied.
    /// </summary>
    public static bool IsAwaitingRecusal(this CaseState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var recusal in state.Recusals)
        {
            if (recusal.IsGranted is null && !WasDenied(state, recusal) && !state.IsRecused(recusal.Officer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who has stepped out of a case steps out of one that takes it in too, or is split off it.</summary>
    /// <param name="own">The case they come to, as it stands.</param>
    /// <param name="whence">The case they come from.</param>
    /// <param name="other">That case as it stands.</param>
    internal static IEnumerable<CaseEvent> Carried(CaseState own, CaseId whence, CaseState other) =>
        from recusal in other.Recusals
        where recusal.IsGranted == true && !own.IsRecused(recusal.Officer)
        // Of several grounds the one that had not been denied before.
        group recusal by recusal.Officer into granted
        let first = granted.FirstOrDefault(recusal => !WasDenied(other, recusal)) ?? granted.First()
        select new CaseEvent.OfficerRecused(granted.Key, first.Ground ?? "") { From = whence };

    private static bool WasDenied(CaseState state, RecusalOnRecord pending)
    {
        foreach (var recusal in state.Recusals)
        {
            if (recusal.Officer == pending.Officer && recusal.Ground == pending.Ground && recusal.IsGranted == false)
            {
                return true;
            }
        }

        return false;
    }

    internal static ImmutableArray<RecusalOnRecord> Requested(
        this ImmutableArray<RecusalOnRecord> recusals, CaseEvent.RecusalRequested requested, Timestamp at) =>
        recusals.Add(new(requested.Officer, at) { Ground = requested.Ground });

    // A decision speaks of the officer, and of every ground on which somebody waits for it.
    internal static ImmutableArray<RecusalOnRecord> Decided(
        this ImmutableArray<RecusalOnRecord> recusals, CaseEvent.RecusalDecided decided, Timestamp at) =>
        recusals.Any(recusal => IsPending(recusal, decided.Officer))
            ?
            [
                .. recusals.Select(recusal => IsPending(recusal, decided.Officer)
                    ? recusal with { IsGranted = decided.IsGranted, DecidedAt = at }
                    : recusal),
            ]
            : recusals;

    internal static ImmutableArray<RecusalOnRecord> Recused(
        this ImmutableArray<RecusalOnRecord> recusals, CaseEvent.OfficerRecused recused, Timestamp at)
    {
        var granted = new RecusalOnRecord(recused.Officer, at)
        {
            Ground = recused.Ground,
            IsGranted = true,
            DecidedAt = at,
            From = recused.From,
        };
        for (var i = 0; i < recusals.Length; i++)
        {
            if (IsPending(recusals[i], recused.Officer))
            {
                return recusals.SetItem(i, granted with { RequestedAt = recusals[i].RequestedAt })
                    .Decided(new(recused.Officer, IsGranted: true), at);
            }
        }

        return recusals.Add(granted);
    }

    private static bool IsPending(RecusalOnRecord recusal, OfficerId officer) =>
        recusal.Officer == officer && recusal.IsGranted is null;
}
