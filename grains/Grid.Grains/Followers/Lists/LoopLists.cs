using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Lists of the warnings and clues that wait for somebody, from memory.</summary>
internal sealed class LoopLists(LiveGrid grid, Lock gate)
{
    // Stands for a warning without a time in the key of its row.
    private const long Never = 999_999_999_999_999_999;

    /// <summary>Warnings, the first to be answered first.</summary>
    public async Task<ListPage<WarningRow>> Warnings(ListQuery query)
    {
        var page = await Paging.Of(query, request => Task.FromResult(InMemory(
            grid.Loops.Order.Warnings,
            request,
            key => new(key.Case, key.Sequence, new(""), "", new(""))
            {
                AnswerBy = key.Ticks == Never ? null : TimeOrdered.At(key.Ticks),
            },
            row => (row.AnswerBy?.AsUtc ?? Never, row.Sequence, row.Case))));
        return page with { Total = TotalOf(query, tally => tally.Waiting + tally.Unanswered) };
    }

    /// <summary>Clues, the newest first.</summary>
    public async Task<ListPage<ClueRow>> Clues(ListQuery query)
    {
        var page = await Paging.Of(query, request => Task.FromResult(InMemory(
            grid.Loops.Order.Clues,
            request,
            key => new(key.Case, key.Sequence, new(""), null) { At = TimeOrdered.At(key.Ticks) },
            row => (row.At.AsUtc, row.Sequence, row.Case))));
        return page with { Total = TotalOf(query, tally => tally.Clues) };
    }

    private Found<TRow> InMemory<TRow>(
        SortedSet<TRow> rows,
        PageRequest request,
        Func<(long Ticks, int Sequence, CaseId Case), TRow> rowAt,
        Func<TRow, (long Ticks, int Sequence, CaseId Case)> keyOf)
    {
        lock (gate)
        {
            return TimeOrdered.In(rows, request, rowAt, keyOf);
        }
    }

    private long? TotalOf(ListQuery query, Func<LoopTally, long> count)
    {
        if (SearchText.Of(query.Search).Text is not null)
        {
            return null;
        }

        lock (gate)
        {
            return count(grid.Loops.Tally);
        }
    }
}
