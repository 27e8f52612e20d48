using Grid.Domain.Clocks;

namespace Grid.Packs.Tests;

/// <summary>
/// The clocks that a slip of the pen would make of one: each a figure, a unit, a side, an effect, an approver or a
/// ground away.
/// </summary>
internal static class Mutants
{
    /// <summary>What moves all but every clock of a pack: a rule of counting, which is a row of its own.</summary>
    public static ImmutableHashSet<string> GeneralIn(RulePack pack) =>
    [
        .. pack.Clocks.SelectMany(clock => clock.Effects.Select(effect => effect.Event).Distinct())
            .CountBy(name => name).Where(pair => pair.Value > pack.Clocks.Length * 9 / 10).Select(pair => pair.Key),
    ];

    public static IEnumerable<(string Slip, ClockDefinition Clock)> Of(
        ClockDefinition clock, ImmutableHashSet<string> general)
    {
        foreach (var (slip, length) in Lengths(clock.Length))
        {
            yield return ($"length {slip}", clock with { Length = length });
        }

        for (var i = 0; i < clock.Length.Length && !CountsWorkingDays(clock); i++)
        {
            foreach (var unit in Units(clock).Where(unit => unit != clock.Length[i].Unit))
            {
                yield return ($"length of {unit}", clock with
                {
                    Length = clock.Length.SetItem(i, clock.Length[i] with { Unit = unit }),
                });
            }
        }

        if (clock.Length.IsEmpty)
        {
            yield break;
        }

        var turned = clock.Bound == ClockBound.Minimum ? ClockBound.Maximum : ClockBound.Minimum;
        yield return ($"{turned}", clock with { Bound = turned });
        var back = clock.Direction == ClockDirection.Before ? ClockDirection.After : ClockDirection.Before;
        yield return ($"counts {back}", clock with { Direction = back });

        for (var i = 0; i < clock.Effects.Length; i++)
        {
            if (clock.Effects[i] is not ClockEffect.Stop && !general.Contains(clock.Effects[i].Event))
            {
                yield return ($"no {clock.Effects[i].Event} {i}", clock with { Effects = clock.Effects.RemoveAt(i) });
            }

            foreach (var (slip, effect) in Of(clock.Effects[i]))
            {
                yield return (
                    $"{clock.Effects[i].Event} {i}: {slip}", clock with { Effects = clock.Effects.SetItem(i, effect) });
            }
        }
    }

    // Where every day is worked there are no other days than working days.
    private static IEnumerable<TermUnit> Units(ClockDefinition clock) =>
        Enum.GetValues<TermUnit>().Where(unit => unit != TermUnit.WorkingDay || clock.Calendar != WorkCalendar.AllDays);

    // Where the law means working days by days so few, the slip says the same.
    private static bool CountsWorkingDays(ClockDefinition clock) =>
        clock.Length.Any(term => clock.Counting.ShortDays.Value.Contains(term.Value));

    private static IEnumerable<(string Slip, ImmutableArray<Term> Length)> Lengths(ImmutableArray<Term> length)
    {
        for (var i = 0; i < length.Length; i++)
        {
            foreach (var (slip, term) in Terms(length[i]))
            {
                yield return (slip, length.SetItem(i, term));
            }
        }
    }

    private static IEnumerable<(string Slip, ClockEffect Effect)> Of(ClockEffect effect) => effect switch
    {
        ClockEffect.Extend extend => Of(extend),
        ClockEffect.Restart restart =>
        [
            .. from one in Terms(restart.Length)
               select (one.Slip, (ClockEffect)(restart with { Length = one.Term })),
            .. from one in Counts(restart.Times)
               select ($"times {one.Slip}", (ClockEffect)(restart with { Times = one.Count })),
            .. from one in Terms(restart.Within)
               select ($"within {one.Slip}", (ClockEffect)(restart with { Within = one.Term })),
        ],
        ClockEffect.Exclude exclude =>
        [
            .. Terms(exclude.AtMost).Select(one => (one.Slip, (ClockEffect)(exclude with { AtMost = one.Term }))),
            .. exclude.NeedsFindings
                ? [("needs no findings", exclude with { NeedsFindings = false })]
                : Array.Empty<(string, ClockEffect)>(),
            .. exclude.Until is not null
                ? [("no act ends it", exclude with { Until = null })]
                : Array.Empty<(string, ClockEffect)>(),
        ],
        _ => [],
    };

    private static IEnumerable<(string Slip, ClockEffect Effect)> Of(ClockEffect.Extend extend)
    {
        foreach (var (slip, term) in Terms(extend.Add))
        {
            yield return ($"adds {slip}", extend with { Add = term });
        }

        foreach (var (slip, term) in Terms(extend.To))
        {
            yield return ($"to {slip}", extend with { To = term });
        }

        foreach (var (slip, count) in Counts(extend.Times))
        {
            yield return ($"times {slip}", extend with { Times = count });
        }

        foreach (var (slip, count) in Counts(extend.ApplyBeforeDays))
        {
            yield return ($"asked before {slip}", extend with { ApplyBeforeDays = count });
        }

        foreach (var (slip, count) in Counts(extend.DecideBeforeDays))
        {
            yield return ($"decided before {slip}", extend with { DecideBeforeDays = count });
        }

        if (extend.ApprovedBy is not null)
        {
            yield return ("anybody approves", extend with { ApprovedBy = null });
            yield return ("another approves", extend with { ApprovedBy = "nobody" });
        }

        if (!extend.When.IsEmpty)
        {
            yield return ("on any ground", extend with { When = [] });
        }
    }

    private static IEnumerable<(string Slip, Term Term)> Terms(Term? term) => term is not { } one
        ? []
        : Counts(one.Value).Select(count => (count.Slip, one with { Value = count.Count!.Value }));

    // Once is the least that something may happen, and a day the shortest term.
    private static IEnumerable<(string Slip, int? Count)> Counts(int? count) => count switch
    {
        null => [],
        1 => [("+1", 2)],
        { } one => [("-1", one - 1), ("+1", one + 1)],
    };
}
