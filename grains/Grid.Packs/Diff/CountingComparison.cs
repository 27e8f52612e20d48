using Grid.Domain.Clocks;

namespace Grid.Packs.Diff;

/// <summary>
/// Finds the clocks that other rows than their own have changed: rows of counting, calendars, successors.
/// </summary>
internal static class CountingComparison
{
    private static readonly ImmutableArray<(string What, Func<ClockDefinition, string> Of)> Ways =
    [
        ("the day of the start", clock => clock.Counting.Offset.Value > 0 ? "not counted" : "counted"),
        ("a last day on a day off", clock => clock.Counting.Roll.Value switch
        {
            RollOver.NextWorkingDay => "moves to the next working day",
            RollOver.PreviousWorkingDay => "moves to the working day before",
            _ => "stays",
        }),
        ("the end of a month", clock => clock.Counting.MonthEnd.Value == MonthEnd.LastDay ? "last day" : "same day"),
        ("half a month", clock => $"{clock.Counting.HalfMonth.Value} days"),
        ("days counted as working days", clock => Listed(clock.Counting.ShortDays.Value.Select(days => $"{days}"))),
        ("the calendar", clock => clock.Calendar.Name),
        ("started by", clock => clock.Start.Event),
        ("moved or stopped by", clock => Listed(clock.Effects.SelectMany(effect => effect.Events).Distinct())),
        ("holds from", clock => $"{clock.HoldsFrom?.ToString("uuuu-MM-dd", null) ?? "always"}"),
        ("holds before", clock => $"{clock.SupersededFrom?.ToString("uuuu-MM-dd", null) ?? "always"}"),
    ];

    public static ImmutableArray<CountingChange> Of(
        PackContent before, PackContent after, ImmutableArray<RowChange> rows)
    {
        if (PackCompiler.Compile(before).Pack is not { } old || PackCompiler.Compile(after).Pack is not { } now)
        {
            return [];
        }

        var own = rows.Where(row => row.Section == "clocks").Select(row => row.Row).ToHashSet(StringComparer.Ordinal);
        var pairs = from clock in now.Clocks
                    where !own.Contains(clock.Id.Value)
                    let was = old.ClockNamed(clock.Id)
                    where was is not null
                    from way in Ways
                    let said = (Before: way.Of(was), After: way.Of(clock))
                    where said.Before != said.After
                    group clock.Id by (way.What, said.Before, said.After);
        return
        [
            .. pairs.Select(pair => new CountingChange(pair.Key.What, pair.Key.Before, pair.Key.After, [.. pair])),
        ];
    }

    private static string Listed(IEnumerable<string> words) =>
        string.Join(", ", words) is { Length: > 0 } listed ? listed : "nothing";
}
