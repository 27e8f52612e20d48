namespace Grid.Domain.Cases;

/// <summary>
/// Who answers, and who supervises, is derived, so that it has an answer at every instant: the holder while active,
/// else the statutory route — deputy, supervisor, the supervisor's deputy, and so on up, then the posts of the unit and
/// of the units above — ending at the oversight authority.
/// </summary>
public static class Accountability
{
    /// <summary>
    /// The officer who answers in the holder's place, or the holder; nothing where the whole route is barred.
    /// </summary>
    public static OfficerId? AnswererOf(OfficerId holder, CaseFacts facts, OfficerId? oversight) =>
        IsActive(holder, facts, oversight)
            ? holder
            : FirstActive(RouteFrom(holder, facts, oversight), facts, oversight);

    /// <summary>Who supervises an officer: the first active one above who is someone else.</summary>
    public static OfficerId? SupervisorOf(OfficerId answerer, CaseFacts facts, OfficerId? oversight) =>
        NamedAbove(answerer, facts) is { } own && IsActive(own, facts, oversight)
            ? own
            : FirstActive(SupervisorsOf(answerer, facts, oversight), facts, oversight);

    /// <summary>The officer's own supervisor, where active and someone else. Nothing is derived.</summary>
    public static OfficerId? OwnSupervisorOf(OfficerId officer, CaseFacts facts) =>
        NamedAbove(officer, facts) is { } supervisor
        && facts.Officer(supervisor).StandingAt(facts.Now) == Standing.Active
            ? supervisor
            : null;

    /// <summary>
    /// The officers still to be looked up before <see cref="AnswererOf"/> and <see cref="SupervisorOf"/> can be told of
    /// this holder, and of whoever answers in their place. The shell asks, fetches, and asks again until nothing is
    /// missing: neither an officer nor a unit.
    /// </summary>
    public static ImmutableArray<OfficerId> StillUnknown(OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        var (first, second) = Unknown(holder, facts, oversight);
        return Named(first?.Officer, second?.Officer);
    }

    /// <summary>The units still to be looked up for the same.</summary>
    public static ImmutableArray<UnitId> UnitsStillUnknown(OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        var (first, second) = Unknown(holder, facts, oversight);
        return (first?.Unit, second?.Unit) switch
        {
            (null, null) => [],
            ({ } one, { } other) when one != other => [one, other],
            (var one, var other) => [(one ?? other)!.Value],
        };
    }

    /// <summary>Those of two who are named, each once.</summary>
    internal static ImmutableArray<OfficerId> Named(OfficerId? first, OfficerId? second) => (first, second) switch
    {
        (null, null) => [],
        ({ } one, { } other) when one != other => [one, other],
        _ => [(first ?? second)!.Value],
    };

    private static (RouteStep? First, RouteStep? Second) Unknown(
        OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        if (!facts.Knows(holder))
        {
            return (new(holder), null);
        }

        // Nearly every holder is active, and answers.
        if (IsActive(holder, facts, oversight))
        {
            return (FirstUnknownAbove(holder, facts, oversight), null);
        }

        if (FirstUnknown(RouteFrom(holder, facts, oversight), facts, oversight) is { } onTheRoute)
        {
            return (onTheRoute, null);
        }

        var answerer = AnswererOf(holder, facts, oversight) ?? holder;
        return (
            FirstUnknownAbove(holder, facts, oversight),
            answerer == holder ? null : FirstUnknownAbove(answerer, facts, oversight));
    }

    // So is nearly everybody who is named as a supervisor: then no way up is climbed, and nothing is made to climb it.
    private static RouteStep? FirstUnknownAbove(OfficerId supervised, CaseFacts facts, OfficerId? oversight)
    {
        if (NamedAbove(supervised, facts) is { } own)
        {
            if (!facts.Knows(own))
            {
                return new(own);
            }

            if (IsActive(own, facts, oversight))
            {
                return null;
            }
        }

        return FirstUnknown(SupervisorsOf(supervised, facts, oversight), facts, oversight);
    }

    private static OfficerId? NamedAbove(OfficerId supervised, CaseFacts facts) =>
        facts.Officer(supervised).Supervisor is { } own && own != supervised ? own : null;

    // Nobody beyond the first active officer of a route has to be looked at.
    private static RouteStep? FirstUnknown(IEnumerable<RouteStep> route, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var step in route)
        {
            if (step.Officer is not { } id || !facts.Knows(id))
            {
                return step;
            }

            if (IsActive(id, facts, oversight))
            {
                break;
            }
        }

        return null;
    }

    // Step by step: hardly anybody's route is ever climbed beyond its first.
    private static IEnumerable<RouteStep> RouteFrom(
        OfficerId first, CaseFacts facts, OfficerId? oversight, OfficerId? supervised = null) =>
        RouteAbove(first, facts, oversight, supervised).Prepend(new(first));

    // An officer may be named twice on the way up, as somebody's deputy and as somebody's supervisor; only meeting the
    // same supervisor twice is a ring. There the way ends, and the oversight authority answers. Where nobody is named
    // above, the posts of the unit stand above.
    private static IEnumerable<RouteStep> RouteAbove(
        OfficerId holder, CaseFacts facts, OfficerId? oversight, OfficerId? supervised = null)
    {
        var climbed = new HashSet<OfficerId> { holder, supervised ?? holder };
        OfficerId? current = holder;
        while (current is { } officer)
        {
            if (facts.Officer(officer).Deputy is { } deputy)
            {
                yield return new(deputy);
            }

            var above = facts.Officer(officer).Supervisor;
            if (above is null)
            {
                foreach (var step in UnitRoute.From(officer, facts, supervised))
                {
                    yield return step;
                }
            }

            current = above is { } next && climbed.Add(next) ? next : null;
            if (current is { } supervisor)
            {
                yield return new(supervisor);
            }
        }

        if (oversight is { } authority)
        {
            yield return new(authority);
        }
    }

    // A deputy stands in for the holder's work, not for the duty to supervise it: the way up starts at the supervisor.
    private static IEnumerable<RouteStep> SupervisorsOf(OfficerId supervised, CaseFacts facts, OfficerId? oversight)
    {
        var route = NamedAbove(supervised, facts) is { } supervisor
            ? RouteFrom(supervisor, facts, oversight, supervised)
            : UnitRoute.From(supervised, facts, supervised)
                .Concat(oversight is { } authority ? [new RouteStep(authority)] : []);
        return route.Where(step => step.Officer != supervised);
    }

    private static OfficerId? FirstActive(IEnumerable<RouteStep> route, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var step in route)
        {
            if (step.Officer is { } id && IsActive(id, facts, oversight))
            {
                return id;
            }
        }

        return null;
    }

    // The oversight authority is the end of every route; it answers also where nobody registered it as an officer, or
    // where a log only named it.
    private static bool IsActive(OfficerId id, CaseFacts facts, OfficerId? oversight) =>
        !facts.Recused.Contains(id)
        && facts.Officer(id).StandingAt(facts.Now) is var standing
        && (standing == Standing.Active || (standing == Standing.Unknown && id == oversight));
}
