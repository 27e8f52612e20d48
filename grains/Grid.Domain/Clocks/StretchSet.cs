namespace Grid.Domain.Clocks;

/// <summary>Stretches united: what several cover is in it once.</summary>
internal sealed record StretchSet(ImmutableArray<Stretch> Apart)
{
    public static readonly StretchSet None = new([]);

    /// <summary>How much there is of it in all.</summary>
    public long Length => Apart.Sum(stretch => stretch.To - stretch.From);

    public static StretchSet Of(IEnumerable<Stretch> stretches)
    {
        // Mostly there is none.
        var some = stretches.Where(stretch => stretch.From < stretch.To).ToArray();
        if (some.Length == 0)
        {
            return None;
        }

        var apart = ImmutableArray.CreateBuilder<Stretch>(some.Length);
        foreach (var next in some.OrderBy(stretch => stretch.From))
        {
            if (apart.Count > 0 && next.From <= apart[^1].To)
            {
                apart[^1] = apart[^1] with { To = Math.Max(apart[^1].To, next.To) };
            }
            else
            {
                apart.Add(next);
            }
        }

        return new(apart.DrainToImmutable());
    }

    public bool Contains(long number) => Apart.Any(stretch => stretch.From <= number && number < stretch.To);

    /// <summary>
    /// Where a run ends that passes over whatever it meets of the set: each that it reaches moves its end by one.
    /// </summary>
    /// <param name="from">Where the run begins.</param>
    /// <param name="to">Where it would end: the first that is not part of it.</param>
    public long PushOut(long from, long to)
    {
        foreach (var stretch in Apart)
        {
            var met = Math.Max(stretch.From, from);
            if (met >= to)
            {
                break;
            }

            to += Math.Max(stretch.To - met, 0);
        }

        return to;
    }
}
