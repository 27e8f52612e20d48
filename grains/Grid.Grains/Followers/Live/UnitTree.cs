namespace Grid.Grains.Followers.Live;

/// <summary>
/// Who is below whom by the tie that leads. A unit that was merged is below the one it goes on in; one that nobody has
/// registered is at the top.
/// </summary>
internal sealed class UnitTree(IReadOnlyDictionary<UnitId, UnitState> units)
{
    /// <summary>
    /// The unit next below <paramref name="top"/> on the way down to a unit; the unit itself where it is the top.
    /// Nothing where it is not below it.
    /// </summary>
    /// <param name="unit">The unit; nothing for cases that are in none.</param>
    /// <param name="top">Nothing for the top of all.</param>
    public (bool IsBelow, UnitId? By) Way(UnitId? unit, UnitId? top)
    {
        if (unit is not { } lowest)
        {
            return (top is null, null);
        }

        if (lowest == top)
        {
            return (true, lowest);
        }

        // No unit is moved under its own child, but what is told afterwards is kept however it is: whoever climbs for
        // longer than there are units is in a ring, and at no top but its own.
        var current = lowest;
        for (var climbed = 0; Above(current) is { } above; climbed++)
        {
            if (above == top)
            {
                return (true, current);
            }

            if (climbed > units.Count)
            {
                return (top is null, lowest);
            }

            current = above;
        }

        return (top is null, current);
    }

    private UnitId? Above(UnitId unit) =>
        units.TryGetValue(unit, out var state) ? state.MergedInto ?? state.Lead : null;
}
