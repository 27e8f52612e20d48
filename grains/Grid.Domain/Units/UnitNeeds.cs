namespace Grid.Domain.Units;

/// <summary>
/// Which other units a decision has to look at. The shell asks, fetches, and asks again until nothing is missing.
/// </summary>
public static class UnitNeeds
{
    /// <summary>The units still to be looked up: those that are named, and all above them and above the unit.</summary>
    public static ImmutableArray<UnitId> StillUnknown(UnitState state, UnitCommand command, UnitFacts facts) =>
    [
        .. Above(state).Concat(command.Named).Distinct().SelectMany(facts.Upwards).Distinct()
            .Where(id => id != facts.Subject && !facts.Units.ContainsKey(id)),
    ];

    /// <summary>What a unit hangs on: who leads it, who supervises it, what it goes on in.</summary>
    internal static IEnumerable<UnitId> Above(UnitState unit)
    {
        foreach (var above in (UnitId?[])[unit.MergedInto, unit.Lead, unit.Supervise])
        {
            if (above is { } id)
            {
                yield return id;
            }
        }
    }
}
