using Grid.Domain.Clocks;
using NodaTime;

namespace Grid.Packs.Check.Contradictions;

/// <summary>
/// Tries to give the events of an ordering times that keep every demand: each as early as can be, and later only where
/// a demand pushes it. Deadlines are those of the calculator, with its calendars and months.
/// </summary>
internal sealed class Timetable(ImmutableArray<Bond> bonds, SearchBudget budget)
{
    private const long MinutesOfDay = 24 * 60;

    // Demands that can be kept settle in as many rounds as there are events, and a few more for calendars.
    private const int MostRounds = 60;

    private const int DaysOfLongestMonths = 40;

    // Longer than any stage lasts: an exclusion that has a bound of its own ends at that.
    private const int DaysExcluded = 366;

    private ImmutableArray<ClockEvent> _happened = [];

    /// <summary>Whether terms are taken with every extension that they allow.</summary>
    public bool IsExtended { get; init; }

    /// <summary>What happens to the clocks on the way; nothing where they run undisturbed.</summary>
    public Disturbance? Disturbed { get; init; }

    /// <summary>Whether the budget ended before the answer, which is then none.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Whether the first event can be on a day, and the others after it in order, with all kept.</summary>
    public bool CanBegin(ImmutableArray<string> order, LocalDate day)
    {
        var begin = MinuteOf(day) + (10 * 60);
        _happened = Disturbed is null ? [] : [Happening(Disturbed, begin)];
        var at = Enumerable.Repeat(begin, order.Length).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var isMoved = false;
            for (var i = 1; i < at.Length; i++)
            {
                isMoved |= at[i] < at[i - 1];
                at[i] = Math.Max(at[i], at[i - 1]);
            }

            foreach (var bond in bonds)
            {
                var to = order.IndexOf(bond.To);
                var needed = Needed(bond, at[order.IndexOf(bond.From)], at[to]);
                if (needed > at[to] && to == 0)
                {
                    return false;
                }

                isMoved |= needed > at[to];
                at[to] = Math.Max(at[to], needed);
            }

            if (!isMoved || IsCutShort)
            {
                return true;
            }
        }

        return false;
    }

    private long Needed(Bond bond, long from, long to) => bond.Kind switch
    {
        BondKind.Order => from,
        BondKind.AtLeast => End(bond.Clock!, from) is { } end ? end.First : to,
        _ => LateEnough(bond.Clock!, from, to),
    };

    // The earliest time from there on at which the term ends no earlier than the event that it limits.
    private long LateEnough(ClockDefinition clock, long limited, long start)
    {
        while (End(clock, start) is { } end && end.Last < limited)
        {
            // A month later may end a month later and some days; nearer than that it goes day by day.
            var missing = limited - end.Last;
            start += Math.Max(MinutesOfDay, missing - (DaysOfLongestMonths * MinutesOfDay));
        }

        return start;
    }

    private (long First, long Last)? End(ClockDefinition clock, long start)
    {
        IsCutShort |= !budget.TakeDeadline();
        if (IsCutShort)
        {
            return null;
        }

        ImmutableArray<ClockEvent> events = IsExtended ? [.. Grants(clock, start), .. _happened] : _happened;
        var deadline = DeadlineCalculator.Compute(clock, TimeOf(start), events, null);
        return deadline.Date is { } day ? (MinuteOf(day), MinuteOf(day) + MinutesOfDay - 1)
            : deadline.At is { } at ? (at.LocalTicks / TimeSpan.TicksPerMinute, at.LocalTicks / TimeSpan.TicksPerMinute)
            : null;
    }

    // At one time for all clocks: each makes of it what it may.
    private ClockEvent Happening(Disturbance disturbance, long begin)
    {
        var end = disturbance.IsLate ? End(disturbance.By, begin)?.Last - MinutesOfDay : null;
        var at = Math.Max(end ?? 0, begin + MinutesOfDay);
        return new(
            disturbance.Event,
            TimeOf(at),
            disturbance.Excludes ? TimeOf(at + (DaysExcluded * MinutesOfDay)) : null)
        {
            HasFindings = true,
        };
    }

    // An extension never shortens, and none comes too late right after the start: later would prove no more.
    private static ImmutableArray<ClockEvent> Grants(ClockDefinition clock, long start) =>
    [
        .. clock.Effects.OfType<ClockEffect.Extend>().Take(BondCircles.MostEvents).Select((extend, i) =>
            new ClockEvent(extend.Event, TimeOf(start + i + 1), extend is { Add: null, To: null }
                ? TimeOf(start + (10 * 366 * MinutesOfDay))
                : null)
            {
                ApprovedBy = extend.ApprovedBy,
            }),
    ];

    private static long MinuteOf(LocalDate day) =>
        day.ToDateTimeUnspecified().Ticks / TimeSpan.TicksPerMinute;

    private static Timestamp TimeOf(long minute) => new(minute * TimeSpan.TicksPerMinute, null);
}
