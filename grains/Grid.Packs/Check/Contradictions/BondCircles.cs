
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

            if (!way.All(bond => ClockPairs.CanMeet(bond.Clock, next.Clock)))
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
}
