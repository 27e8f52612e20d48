using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>
/// The units that a step of a clock tells of it, each named by a fact of the case or of its latest act that says so:
/// the posts of the unit, then those above, at last the oversight authority.
/// </summary>
internal static class NotifiedUnits
{
    /// <summary>Whom a step tells.</summary>
    public static IEnumerable<OfficerId> Told(LadderRung rung, CaseState state, CaseFacts facts, RulePack pack) =>
        from unit in Of(rung, state)
        let told = Route(unit, facts).Select(step => step.Officer).OfType<OfficerId>()
            .Where(officer => IsActive(officer, facts)).Cast<OfficerId?>().FirstOrDefault() ?? pack.Oversight
        where told is not null
        select told.Value;

    /// <summary>Who, or which unit, is to be looked up first; nothing where a command tells no unit.</summary>
    public static RouteStep? StillUnknown(CaseState state, CaseCommand command, CaseFacts facts, RulePack pack)
    {
        if (command is not CaseCommand.TakeDueStep { Warning: 0 } step || !pack.SupervisionWords.NotifiesUnits)
        {
            return null;
        }

        var law = facts.ClockPacks.GetValueOrDefault(step.Clock, pack);
        var reached = law.ClockNamed(step.Clock) is { } clock
            ? Ladder.Of(clock, law).FirstOrDefault(rung => rung.Level == step.Level)
            : null;
        return reached is null ? null : Of(reached, state)
            .Select(unit => FirstUnknown(unit, facts)).FirstOrDefault(unknown => unknown is not null);
    }

    private static RouteStep? FirstUnknown(UnitId unit, CaseFacts facts)
    {
        foreach (var step in Route(unit, facts))
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

    private static IEnumerable<UnitId> Of(LadderRung rung, CaseState state)
    {
        foreach (var fact in rung.Notifies)
        {
            var said = state.Acts.LastOrDefault(act => act.Facts[fact] is not null)?.Facts[fact] ?? state.Facts[fact];
            if (said is not null && Parsed(said) is { } unit)
            {
                yield return unit;
            }
        }
    }

    private static UnitId? Parsed(string text)
    {
        try
        {
            return UnitId.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsActive(OfficerId officer, CaseFacts facts) =>
        facts.Officer(officer).StandingAt(facts.Now) == Standing.Active;

    private static IEnumerable<RouteStep> Route(UnitId unit, CaseFacts facts) =>
        UnitRoute.Above(UnitRoute.Now(unit, null, facts), facts, null);
}
