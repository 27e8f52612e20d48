using System.Globalization;

namespace Grid.Grains.Followers.Lists;

/// <summary>
/// Walks over rows of cases that stand in the order of a time: the key of a row is <c>TICKS/ENTRY/CASE</c>.
/// </summary>
internal static class TimeOrdered
{
    public static Found<TRow> In<TRow>(
        SortedSet<TRow> rows,
        PageRequest request,
        Func<(long Ticks, int Sequence, CaseId Case), TRow> rowAt,
        Func<TRow, (long Ticks, int Sequence, CaseId Case)> keyOf,
        Func<TRow, bool>? isWanted = null) => Found<TRow>.In(
            Walk(rows, KeyIn(request.Key) is { } key ? rowAt(key) : default, request.IsBackwards),
            request.Size,
            row => request.Search.IsIn(keyOf(row).Case.Value) && isWanted?.Invoke(row) != false,
            row => (KeyOf(keyOf(row)), row));

    /// <summary>The time in the key of a row.</summary>
    public static Timestamp At(long ticks) =>
        Timestamp.FromUtc(new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero));

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

    private static string KeyOf((long Ticks, int Sequence, CaseId Case) key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Ticks}/{key.Sequence}/{key.Case.Value}");

    private static (long Ticks, int Sequence, CaseId Case)? KeyIn(string? key) =>
        key?.Split('/', 3) is [var ticks, var sequence, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (at, number, new CaseId(id))
            : null;
}
