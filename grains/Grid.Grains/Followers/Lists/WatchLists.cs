using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Lists of draws and of marks, the newest first, from memory.</summary>
internal sealed class WatchLists(LiveGrid grid, Lock gate)
{
    public async Task<ListPage<DrawRow>> Draws(DrawListQuery query)
    {
        var page = await Paging.Of(query.List, request => Task.FromResult(Draws(query, request)));
        return page with
        {
            Rows = [.. page.Rows.Select(row => row with { IsTold = IsTold(row) })],
            Total = query is { Pool: null, Officer: null, Again: false } && IsAll(query.List)
                ? Count(() => grid.Draws.Rows.Count)
                : null,
        };
    }

    public async Task<ListPage<MarkRow>> Marks(MarkListQuery query)
    {
        var page = await Paging.Of(query.List, request => Task.FromResult(Marks(query, request)));
        return page with
        {
            Total = query is { Tag: null, Finding: null, IsOn: false, Under: null } && IsAll(query.List)
                ? Count(() => grid.Marks.Rows.Count)
                : null,
        };
    }

    /// <summary>The draws of one case, each with whether its key has been told by now.</summary>
    public ImmutableArray<DrawRow> DrawsIn(CaseHistory history) =>
        [.. history.Draws.Select(row => row with { IsTold = IsTold(row) })];

    private Found<DrawRow> Draws(DrawListQuery query, PageRequest request)
    {
        lock (gate)
        {
            return TimeOrdered.In(
                grid.Draws.Rows,
                request,
                key => new(key.Case, key.Sequence, new(""), 1, new("")) { At = TimeOrdered.At(key.Ticks) },
                row => (row.At.AsUtc, row.Sequence, row.Case),
                row => (query.Pool is not { } pool || row.Pool == pool)
                    && (query.Officer is not { } officer || row.Officer == officer)
                    && (!query.Again || row.Because is not null));
        }
    }

    private Found<MarkRow> Marks(MarkListQuery query, PageRequest request)
    {
        lock (gate)
        {
            var under = query.Under is { } top ? grid.Coverage.Under(top, grid.Officers.Facts) : null;
            return TimeOrdered.In(
                grid.Marks.Rows,
                request,
                key => new(key.Case, key.Sequence, "", MarkFinding.Marked) { At = TimeOrdered.At(key.Ticks) },
                row => (row.At.AsUtc, row.Sequence, row.Case),
                row => (query.Tag is not { } tag || row.Tag == tag)
                    && (query.Finding is not { } finding || row.Finding == finding)
                    && (!query.IsOn || row is { Finding: MarkFinding.Marked, Lifted: 0 })
                    && (under is null
                        || (grid.Cases.Find(row.Case.Value)?.Unit is { } unit && under.Contains(unit))));
        }
    }

    // A unit forgets a key once a later one is told; what it does not know any more was told.
    private bool IsTold(DrawRow row)
    {
        lock (gate)
        {
            return row is { Pool: { } pool, Day: { } day }
                && grid.Officers.Facts.Unit(pool).DayKey(day) is null or { IsRevealed: true };
        }
    }

    private long Count(Func<int> count)
    {
        lock (gate)
        {
            return count();
        }
    }

    private static bool IsAll(ListQuery list) => SearchText.Of(list.Search).Text is null;
}
