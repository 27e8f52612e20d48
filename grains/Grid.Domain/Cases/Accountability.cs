namespace Grid.Domain.Cases;

/// <summary>
/// Who answers, and who supervises, is derived, so that it has an answer at every instant: the holder while active, else
/// the statutory route — deputy, supervisor, the supervisor's deputy, and so on up — ending at the oversight authority.
/// </summary>
public static class Accountability
{
    /// <summary>The officer who answers in the holder's place, or the holder; nothing where the whole route is barred.</summary>
    public static OfficerId? AnswererOf(OfficerId holder, CaseFacts facts, OfficerId? oversight) =>
        FirstActive([holder, .. RouteAbove(holder, facts, oversight)], facts, oversight);

    /// <summary>Who supervises an officer: the first active one above who is someone else.</summary>
    public static OfficerId? SupervisorOf(OfficerId answerer, CaseFacts facts, OfficerId? oversight) =>
        FirstActive(SupervisorsOf(answerer, facts, oversight), facts, oversight);

    /// <summary>The officer's own supervisor, where active and someone else. Nothing is derived.</summary>
    public static OfficerId? OwnSupervisorOf(OfficerId officer, CaseFacts facts) =>
        facts.Officer(officer).Supervisor is { } supervisor && supervisor != officer
        && facts.Officer(supervisor).StandingAt(facts.Now) == Standing.Active
            ? supervisor
            : null;

    /// <summary>
    /// The officers still to be looked up before <see cref="AnswererOf"/> and <see cref="SupervisorOf"/> can be told of
    /// this holder. The shell asks, fetches, and asks again until nothing is missing.
    /// </summary>
    public static IEnumerable<OfficerId> StillUnknown(OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var id in (IEnumerable<OfficerId>)[holder, .. RouteAbove(holder, facts, oversight)])
        {
            if (!facts.Knows(id))
            {
                return [id];
            }

            if (IsActive(id, facts, oversight))
            {
                return FirstUnknown(SupervisorsOf(id, facts, oversight), facts, oversight);
            }
        }

        return [];
    }

    private static IEnumerable<OfficerId> FirstUnknown(
        IEnumerable<OfficerId> route, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var id in route)
        {
            if (!facts.Knows(id))
            {
                return [id];
            }

            if (IsActive(id, facts, oversight))
            {
                break;
            }
        }

        return [];
    }

    private static IEnumerable<OfficerId> RouteAbove(OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        var seen = new HashSet<OfficerId> { holder };
        OfficerId? current = holder;
        while (current is { } officer)
        {
            if (facts.Officer(officer).Deputy is { } deputy && seen.Add(deputy))
            {
                yield return deputy;
            }

            // A ring of supervisors ends here, and the oversight authority answers.
            current = facts.Officer(officer).Supervisor is { } above && seen.Add(above) ? above : null;
            if (current is { } supervisor)
            {
                yield return supervisor;
            }
        }

        if (oversight is { } authority && seen.Add(authority))
        {
            yield return authority;
        }
    }

    // A deputy stands in for the holder's work, not for the duty to supervise it: the way up starts at the supervisor.
    private static IEnumerable<OfficerId> SupervisorsOf(OfficerId answerer, CaseFacts facts, OfficerId? oversight)
    {
        if (facts.Officer(answerer).Supervisor is { } supervisor)
        {
            foreach (var id in (IEnumerable<OfficerId>)[supervisor, .. RouteAbove(supervisor, facts, oversight)])
            {
                if (id != answerer)
                {
                    yield return id;
                }
            }
        }
        else if (oversight is { } authority && authority != answerer)
        {
            yield return authority;
        }
    }

    private static OfficerId? FirstActive(IEnumerable<OfficerId> route, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var id in route)
        {
            if (IsActive(id, facts, oversight))
            {
                return id;
            }
        }

        return null;
    }

    // The oversight authority is the end of every route; it answers also where nobody registered it as an officer.
    private static bool IsActive(OfficerId id, CaseFacts facts, OfficerId? oversight) =>
        facts.Officer(id).StandingAt(facts.Now) == Standing.Active
        || (id == oversight && !facts.Officer(id).IsRegistered);
}
