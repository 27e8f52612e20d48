namespace Grid.Grains.Followers.Histories;

/// <summary>
/// Who answered in the seats of a case run through the grid: derived, at each time from the officers as they stood
/// then. So it changes with a suspension, though the case itself has an entry only with its next command.
/// </summary>
internal sealed class AnswererTimeline(
    Func<OfficerId, Task<OfficerPast>> read, OfficerId? oversight, Timestamp now)
{
    // Times at which officers are looked at, for all seats of one case.
    private const int LooksMax = 500;

    private int _looks;

    /// <summary>Whether the end of the story was left out.</summary>
    public bool IsCut => _looks >= LooksMax;

    /// <summary>The spans in which one officer after the other answered while somebody was placed in a seat.</summary>
    public async Task<ImmutableArray<SeatSpan>> Of(SeatSpan placed)
    {
        var spans = ImmutableArray.CreateBuilder<SeatSpan>();
        var end = Math.Min(placed.To?.AsUtc ?? long.MaxValue, Math.Max(now.AsUtc, placed.From.AsUtc) + 1);
        var current = (SeatSpan?)null;
        for (var at = placed.From; at.AsUtc < end && _looks++ < LooksMax;)
        {
            var (answers, next) = await LookAt(placed.Officer, at.AsUtc);
            if (answers != current?.Officer)
            {
                Add(spans, current, at);
                current = answers is { } officer
                    ? placed with { Officer = officer, IsActing = officer != placed.Officer, From = at, To = null }
                    : null;
            }

            at = new(next, 0);
        }

        Add(spans, current, placed.To);
        return spans.ToImmutable();
    }

    private static void Add(ImmutableArray<SeatSpan>.Builder spans, SeatSpan? ended, Timestamp? at)
    {
        if (ended is not null)
        {
            spans.Add(ended with { To = at });
        }
    }

    private async Task<(OfficerId? Answers, long Next)> LookAt(OfficerId holder, long utc)
    {
        var facts = CaseFacts.At(new(utc, 0));
        var next = long.MaxValue;
        while (Accountability.StillUnknown(holder, facts, oversight).ToArray() is { Length: > 0 } unknown)
        {
            foreach (var id in unknown)
            {
                var officer = await read(id);
                facts = facts.With(id, officer.At(utc));
                next = Math.Min(next, officer.NextAfter(utc) ?? long.MaxValue);
            }
        }

        return (Accountability.AnswererOf(holder, facts, oversight), next);
    }
}
