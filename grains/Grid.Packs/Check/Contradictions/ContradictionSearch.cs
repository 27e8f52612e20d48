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

    private static readonly ImmutableArray<LocalDate> FewDays = [Days[0], Days[5], Days[10]];

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
        if (OrdersOf(circle) is not { } orders || KeptDays(new(circle, Budget), orders, Days) is not { } kept)
        {
            return null;
        }

        if (kept.Length == Days.Length)
        {
            return Once(circle, orders);
        }

        if (KeptDays(new(circle, Budget) { IsExtended = true }, orders, Days) is not { } extended)
        {
            return null;
        }

        var isMended = extended.Length == Days.Length;
        return new(circle, orders.Length)
        {
            Only = kept.IsEmpty ? null : Days.First(day => !kept.Contains(day)),
            IsMendedByExtension = isMended,
            MendedBy = isMended ? null : Disturbance.Of(circle).FirstOrDefault(disturbance =>
                KeptDays(new(circle, Budget) { Disturbed = disturbance }, orders, Days)?.Length == Days.Length)?.Event,
        };
    }

    // What can be kept while nothing happens may be past keeping once days are excluded for one clock and not for the
    // other, or the one begins anew: said where no day of the beginning and no extension helps.
    private Contradiction? Once(ImmutableArray<Bond> circle, ImmutableArray<ImmutableArray<string>> orders)
    {
        var disturbance = Disturbance.Of(circle).FirstOrDefault(disturbance => KeptDays(
            new(circle, Budget) { Disturbed = disturbance, IsExtended = true }, orders, FewDays) is { IsEmpty: true });
        return disturbance is null ? null : new(circle, orders.Length) { Once = disturbance.Event };
    }

    /// <summary>The orderings in which every demand is one; nothing where the budget ends before.</summary>
    private ImmutableArray<ImmutableArray<string>>? OrdersOf(ImmutableArray<Bond> circle)
    {
        var orders = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var order in Permutations([.. circle.Select(bond => bond.From).Distinct(StringComparer.Ordinal)]))
        {
            if (!Budget.TakeOrder())
            {
                return null;
            }

            if (circle.All(bond => IsAsked(bond, order)))
            {
                orders.Add(order);
            }
        }

        return orders.ToImmutable();
    }

    /// <summary>The days from which some ordering keeps everything; nothing where the budget ends before.</summary>
    private static ImmutableArray<LocalDate>? KeptDays(
        Timetable table, ImmutableArray<ImmutableArray<string>> orders, ImmutableArray<LocalDate> days)
    {
        ImmutableArray<LocalDate> kept = [.. days.Where(day => orders.Any(order => table.CanBegin(order, day)))];
        return table.IsCutShort ? null : kept;
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
