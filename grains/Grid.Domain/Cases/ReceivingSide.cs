namespace Grid.Domain.Cases;

/// <summary>
/// Who supervises where a case was sent to: the posts of the unit, then those above, at last the oversight authority.
/// </summary>
internal static class ReceivingSide
{
    /// <summary>The word by which a pack means that officer.</summary>
    public const string Supervisor = "receiving_supervisor";

    public static OfficerId? SupervisorOf(CaseState state, CaseFacts facts, RulePack pack)
    {
        foreach (var step in Route(state, facts))
        {
            if (step.Officer is { } officer && IsActive(officer, facts))
            {
                return officer;
            }
        }

        return state.Transit?.ToUnit is null ? null : pack.Oversight;
    }

    /// <summary>Who, or which unit, is to be looked up first; nothing where a command asks nothing of it.</summary>
    public static RouteStep? StillUnknown(CaseState state, CaseCommand command, CaseFacts facts)
    {
        if (command is not CaseCommand.TakeDueStep)
        {
            return null;
        }

        foreach (var step in Route(state, facts))
        {
            if (step.Officer is not { } officer || !facts.Knows(officer))
            {
                return step;
            }

            if (IsActive(officer, facts))
            {
                break;
            }
        }

        return null;
    }

    private static bool IsActive(OfficerId officer, CaseFacts facts) =>
        facts.Officer(officer).StandingAt(facts.Now) == Standing.Active;

    private static IEnumerable<RouteStep> Route(CaseState state, CaseFacts facts) =>
        state.Transit?.ToUnit is { } unit ? UnitRoute.Above(UnitRoute.Now(unit, null, facts), facts, null) : [];
}
