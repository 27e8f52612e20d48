namespace Grid.Domain.Cases;

/// <summary>
/// The way up from an officer above whom nobody is named: the posts of their unit, then those of the units above. Who
/// answers is found among those that lead; who supervises, also among those that only supervise.
/// </summary>
internal static class UnitRoute
{
    public static IEnumerable<RouteStep> From(OfficerId officer, CaseFacts facts, OfficerId? supervised)
    {
        var climbed = new HashSet<UnitId>();
        var current = facts.Officer(officer).Unit;
        while (current is { } id && climbed.Add(id))
        {
            if (!facts.Knows(id))
            {
                yield return new(null, id);
                yield break;
            }

            var unit = facts.Unit(id);
            if (unit.GoneTo(officer) is { } goesOn)
            {
                current = goesOn;
                continue;
            }

            var leads = supervised is { } below && unit.Leaders.Contains(below);
            // Who leads a unit is not supervised by who stands in for them.
            foreach (var leader in leads ? [] : unit.Leaders)
            {
                yield return new(leader);
            }

            if (!leads && unit.Status == Units.UnitStatus.Open && unit.Deputy is { } deputy)
            {
                yield return new(deputy);
            }

            current = unit.Lead ?? (supervised is null ? null : unit.Supervise);
        }
    }

    /// <summary>The unit in which a unit goes on for an officer of it, as far as is known.</summary>
    public static UnitId Now(UnitId unit, OfficerId? officer, CaseFacts facts)
    {
        var met = new HashSet<UnitId>();
        var current = unit;
        while (met.Add(current) && facts.Unit(current) is var state
            && (officer is { } who ? state.GoneTo(who) : state.MergedInto) is { } next)
        {
            current = next;
        }

        return current;
    }
}
