using NodaTime;

namespace Grid.Packs.Check.Contradictions;

/// <summary>Tries every ordering of the events of each circle of demands, from days all over a year.</summary>
internal sealed class ContradictionSearch(RulePack pack)
{
    // A year that calendars know, whichever it is: ends of short and long months, the turn of the year, each weekday.
    private static readonly ImmutableArray<LocalDate> Days =
    [
        .. Enumerable.Range(1, 12).Select(month => new LocalDate(2025, month, 1 + (2 * month))),
        new(2025, 1, 31), new(2025, 2, 28), new(2025, 9, 30), new(2025, 12, 31),
    ];

    public SearchBudget Budget { get; } = new();

    public IEnumerable<Contradiction> Run()
    {
        foreach (var circle in new BondCircles(new BondTable(pack).Read(), Budget).Find())
        {
            if (Try(circle) is { } found)
            {
                yield return found;
            }
        }
    }

    private Contradiction? Try(ImmutableArray<Bond> circle)
    {
        var events = circle.Select(bond => bond.From).Distinct(StringComparer.Ordinal).ToImmutableArray();
        ImmutableArray<ImmutableArray<string>> orders =
            [.. Permutations(events).Where(order => circle.All(bond => IsAsked(bond, order)))];
        var table = new Timetable(circle, Budget);
        var kept = Days.Where(day => orders.Any(order => table.CanBegin(order, day))).ToHashSet();
        if (kept.Count == Days.Length || Budget.IsSpent)
        {
            return null;
        }

        var extended = new Timetable(circle, Budget) { IsExtended = true };
        return new(circle, orders.Length)
        {
            Only = kept.Count > 0 ? Days.First(day => !kept.Contains(day)) : null,
            IsMendedByExtension = Days.All(day => orders.Any(order => extended.CanBegin(order, day))),
        };
    }

    // A demand is none where what would start it comes only after what it limits.
    private static bool IsAsked(Bond bond, ImmutableArray<string> order) =>
        order.IndexOf(bond.InOrder.First) < order.IndexOf(bond.InOrder.Second);

    private static IEnumerable<ImmutableArray<string>> Permutations(ImmutableArray<string> events) =>
        events.Length < 2
            ? [events]
            : from first in events
              from rest in Permutations(events.Remove(first))
              select rest.Insert(0, first);
}
