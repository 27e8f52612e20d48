using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Contradictions;

/// <summary>
/// Finds the sets of demands that lead from an event round to it again. Only such can contradict: where no way leads
/// back, the last event can always wait.
/// </summary>
internal sealed class BondCircles(ImmutableArray<Bond> bonds, SearchBudget budget)
{
    /// <summary>Most events of one circle.</summary>
    public const int MostEvents = 6;

    private readonly ILookup<string, Bond> _from = bonds.ToLookup(bond => bond.From, StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Bond>> _found = new(StringComparer.Ordinal);

    public ImmutableArray<ImmutableArray<Bond>> Find()
    {
        foreach (var first in bonds.Where(bond => bond.HoldsApart || bond.Kind == BondKind.Order))
        {
            Follow([first]);
        }

        return [.. _found.OrderBy(found => found.Key, StringComparer.Ordinal).Select(found => found.Value)];
    }

    private void Follow(ImmutableArray<Bond> way)
    {
        foreach (var next in _from[way[^1].To])
        {
            if (!budget.TakeWay())
            {
                return;
            }

            if (!way.All(bond => GoTogether(bond.Clock, next.Clock)))
            {
                continue;
            }

            if (next.To == way[0].From)
            {
                var circle = way.Add(next);
                _found.TryAdd(string.Join('|', circle.Select(bond => bond.Row).Order(StringComparer.Ordinal)), circle);
            }
            else if (way.Length < MostEvents - 1 && way.All(bond => bond.From != next.To && bond.To != next.To))
            {
                Follow(way.Add(next));
            }
        }
    }

    // Two clocks can run in one case where the procedure of one is, or is a part of, that of the other, and where what
    // starts one does not keep the other from starting.
    private static bool GoTogether(ClockDefinition? one, ClockDefinition? other) =>
        one is null || other is null
        || (IsPartOf(one.Procedure, other.Procedure) && !AreOpposed(one.Start, other.Start));

    private static bool IsPartOf(string? mine, string? theirs) =>
        mine is null || theirs is null || mine == theirs
        || mine.StartsWith(theirs + ".", StringComparison.Ordinal)
        || theirs.StartsWith(mine + ".", StringComparison.Ordinal);

    private static bool AreOpposed(ClockStart one, ClockStart other) =>
        one.When.Any(mine => other.When.Any(theirs =>
            mine.Name == theirs.Name && !mine.Values.Any(theirs.Values.Contains)))
        || Excludes(one, other) || Excludes(other, one);

    private static bool Excludes(ClockStart one, ClockStart other) =>
        one.Unless.Any(exception => exception is [var only] && other.When.Any(needed =>
            needed.Name == only.Name && needed.Values.All(only.Values.Contains)));
}
