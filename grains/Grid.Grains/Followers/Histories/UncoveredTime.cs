namespace Grid.Grains.Followers.Histories;

/// <summary>
/// What is left of a case's life when the spans in which somebody answered are taken from it, slot by slot. It knows
/// nothing of how those spans were found: what they leave open is open.
/// </summary>
internal static class UncoveredTime
{
    /// <summary>The times in which nobody answered, slot by slot in the order of time.</summary>
    /// <param name="required">The slots in which somebody has to answer.</param>
    /// <param name="answered">Who answered when, in these slots and others; the ends may lie outside the life.</param>
    /// <param name="from">When the life began.</param>
    /// <param name="to">When it ended, or until when it is known.</param>
    public static ImmutableArray<UncoveredSpan> In(
        ImmutableArray<Slot> required, ImmutableArray<SeatSpan> answered, Timestamp from, Timestamp to)
    {
        var open = ImmutableArray.CreateBuilder<UncoveredSpan>();
        foreach (var slot in required.Distinct())
        {
            var until = from;
            foreach (var span in answered.Where(span => span.Slot == slot).OrderBy(span => span.From.AsUtc))
            {
                Add(open, new(slot, until, Earlier(span.From, to)));
                until = Later(until, span.To ?? to);
            }

            Add(open, new(slot, until, to));
        }

        return open.ToImmutable();
    }

    /// <summary>
    /// The spans of a case that is only recorded, without the time in which the officer was not in office: nothing is
    /// derived there, so whom its log names as the holder is all that there is. Of whom nothing is told is taken for
    /// there.
    /// </summary>
    public static async Task<ImmutableArray<SeatSpan>> InOffice(
        IEnumerable<SeatSpan> spans, Func<OfficerId, Task<OfficerPast>> read)
    {
        var found = ImmutableArray.CreateBuilder<SeatSpan>();
        foreach (var span in spans)
        {
            var officer = await read(span.Officer);
            var end = span.To?.AsUtc ?? long.MaxValue;
            for (var at = span.From; at.AsUtc < end;)
            {
                var next = officer.NextAfter(at.AsUtc) is { } change && change < end
                    ? new Timestamp(change, 0)
                    : span.To;
                if (officer.At(at.AsUtc).StandingAt(new(at.AsUtc, 0))
                    is not (Standing.Suspended or Standing.OnLeave or Standing.Left))
                {
                    found.Add(span with { From = at, To = next });
                }

                at = next ?? new(long.MaxValue, 0);
            }
        }

        return found.ToImmutable();
    }

    private static void Add(ImmutableArray<UncoveredSpan>.Builder open, UncoveredSpan span)
    {
        if (span.From.AsUtc < span.To.AsUtc)
        {
            open.Add(span);
        }
    }

    private static Timestamp Earlier(Timestamp one, Timestamp other) => one.AsUtc <= other.AsUtc ? one : other;

    private static Timestamp Later(Timestamp one, Timestamp other) => one.AsUtc >= other.AsUtc ? one : other;
}
