namespace Grid.Domain.Cases;

/// <summary>
/// The way up from an officer above whom nobody is named: the posts of their unit, then those of the units above. Who
/// answers is found among those that lead; who supervises, also among those that only supervise.
/// </summary>
internal static class UnitRoute
{
    public static IEnumerable<RouteStep> From(OfficerId officer, CaseFacts facts, OfficerId? supervised) =>
        facts.Officer(officer).Unit is { } own ? Above(Now(own, officer, facts), facts, supervised) : [];

    /// <summary>The posts of a unit, then those of the units above it.</summary>
    public static IEnumerable<RouteStep> Above(UnitId first, CaseFacts facts, OfficerId? supervised)
    {
        var climbed = new HashSet<UnitId>();
        var current = (UnitId?)first;
        while (current is { } id && climbed.Add(id))
        {
            if (!facts.Knows(id))
            {
                yield return new(null, id);
                yield break;
            }

            var unit = facts.Unit(id);
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

            current = (unit.Lead ?? (supervised is null ? null : unit.Supervise)) is { } above
                ? Now(above, null, facts)
                : null;
        }
    }

    /// <summary>
    /// The unit in which a unit goes on for an officer of it, as far as is known. Who has come back is where they came
    /// to: of what a unit tells only that counts which was after they came.
    /// </summary>
    public static UnitId Now(UnitId unit, OfficerId? officer, CaseFacts facts)
    {
        if (facts.Unit(unit).GoneTo(officer, long.MinValue) is null)
        {
            return unit;
        }

        var met = new HashSet<(UnitId, long)>();
        var (current, since) = (unit, long.MinValue);
        while (met.Add((current, since)) && facts.Unit(current).GoneTo(officer, since) is var (to, at))
        {
            (current, since) = (to, at);
        }

        return current;
    }
}
