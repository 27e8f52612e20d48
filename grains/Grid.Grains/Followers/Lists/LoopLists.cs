using System.Globalization;
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
                AnswerBy = key.Ticks == Never ? null : At(key.Ticks),
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
            key => new(key.Case, key.Sequence, new(""), null) { At = At(key.Ticks) },
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
            return Found<TRow>.In(
                Walk(rows, KeyIn(request.Key) is { } key ? rowAt(key) : default, request.IsBackwards),
                request.Size,
                row => request.Search.IsIn(keyOf(row).Case.Value),
                row => (KeyOf(keyOf(row)), row));
        }
    }

    private static IEnumerable<TRow> Walk<TRow>(SortedSet<TRow> rows, TRow? from, bool isBackwards)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        // Beyond either end there is nothing, and a view of it would have its ends the wrong way round.
        var (low, high) = isBackwards ? (rows.Min!, from ?? rows.Max!) : (from ?? rows.Min!, rows.Max!);
        if (rows.Comparer.Compare(low, high) > 0)
        {
            return [];
        }

        var view = rows.GetViewBetween(low, high);
        return (isBackwards ? view.Reverse() : view)
            .Where(row => from is null || rows.Comparer.Compare(row, from) != 0);
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

    private static Timestamp At(long ticks) =>
        Timestamp.FromUtc(new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero));

    private static string KeyOf((long Ticks, int Sequence, CaseId Case) key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Ticks}/{key.Sequence}/{key.Case.Value}");

    private static (long Ticks, int Sequence, CaseId Case)? KeyIn(string? key) =>
        key?.Split('/', 3) is [var ticks, var sequence, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (at, number, new CaseId(id))
            : null;
}
