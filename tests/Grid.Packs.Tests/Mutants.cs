using Grid.Domain.Clocks;

namespace Grid.Packs.Tests;

/// <summary>The clocks that a slip of the pen would make of one: each a figure, an approver or a ground away.</summary>
internal static class Mutants
{
    public static IEnumerable<(string Slip, ClockDefinition Clock)> Of(ClockDefinition clock)
    {
        foreach (var (slip, length) in Lengths(clock.Length))
        {
            yield return ($"length {slip}", clock with { Length = length });
        }

        for (var i = 0; i < clock.Effects.Length; i++)
        {
            foreach (var (slip, effect) in Of(clock.Effects[i]))
            {
                yield return (
                    $"{clock.Effects[i].Event} {i}: {slip}", clock with { Effects = clock.Effects.SetItem(i, effect) });
            }
        }
    }

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
        ],
        ClockEffect.Exclude exclude =>
        [
            .. Terms(exclude.AtMost).Select(one => (one.Slip, (ClockEffect)(exclude with { AtMost = one.Term }))),
            .. exclude.NeedsFindings
                ? [("needs no findings", exclude with { NeedsFindings = false })]
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
