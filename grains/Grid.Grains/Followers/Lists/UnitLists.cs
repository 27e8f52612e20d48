using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Units one by one and in the order of their ids, from memory.</summary>
internal sealed class UnitLists(LiveGrid grid, Lock gate)
{
    private const int BelowMax = 200;

    // Sorts behind every id of a unit.
    private static readonly UnitId End = new(UnitId.Prefix[..^1] + ";");

    public async Task<ListPage<UnitRow>> Page(ListQuery query)
    {
        var page = await Paging.Of(query, request => Task.FromResult(InMemory(request)));
        return page with { Total = SearchText.Of(query.Search).Text is null ? Total() : null };
    }

    /// <summary>A unit; nothing where neither an entry of its own nor a case or an officer speaks of it.</summary>
    /// <param name="id">The unit.</param>
    /// <param name="coverage">Its numbers.</param>
    public UnitLook? Of(UnitId id, CoverageView coverage)
    {
        lock (gate)
        {
            if (!grid.Units.Contains(id))
            {
                return null;
            }

            var facts = grid.Officers.Facts;
            var below = facts.Units.Where(unit =>
                    unit.Value.Lead == id || unit.Value.Supervise == id || unit.Value.MergedInto == id)
                .Select(unit => unit.Key).OrderBy(unit => unit.Value, StringComparer.Ordinal).ToArray();
            return new(id, facts.Unit(id))
            {
                Coverage = coverage,
                Stages =
                [
                    .. from stage in grid.Coverage.Stages(id, facts)
                       orderby stage.Value.Live descending, stage.Key.Procedure, stage.Key.Stage
                       select new StageTally(
                           stage.Key.Pack,
                           stage.Key.Procedure,
                           stage.Key.Stage,
                           stage.Value.Live,
                           stage.Value.Overdue),
                ],
                Below = [.. below.Take(BelowMax).Select(RowOf)],
                BelowLeftOut = Math.Max(0, below.Length - BelowMax),
                Officers = grid.Officers.Registered.Count(officer => officer.State.Unit == id),
            };
        }
    }

    private Found<UnitRow> InMemory(PageRequest request)
    {
        lock (gate)
        {
            return Found<UnitRow>.In(
                Walk(grid.Units, request),
                request.Size,
                unit => request.Search.IsIn(unit.Value),
                unit => (unit.Value, RowOf(unit)));
        }
    }

    private static IEnumerable<UnitId> Walk(SortedSet<UnitId> units, PageRequest request)
    {
        var key = request.Key is { } from ? new UnitId(from) : request.IsBackwards ? End : new("");
        var (low, high) = request.IsBackwards ? (new(""), key) : (key, End);
        var view = units.GetViewBetween(low, units.Comparer.Compare(low, high) > 0 ? low : high);
        return (request.IsBackwards ? view.Reverse() : view).Where(unit => unit != key);
    }

    private UnitRow RowOf(UnitId id)
    {
        var state = grid.Officers.Facts.Unit(id);
        return new(id, state.Status)
        {
            Organ = state.Organ,
            Name = state.Name,
            Lead = state.Lead,
            Supervise = state.Supervise,
            MergedInto = state.MergedInto,
            Head = state.Leaders.IsEmpty ? null : state.Leaders[0],
            Live = grid.Coverage.LiveIn(id),
        };
    }

    private long Total()
    {
        lock (gate)
        {
            return grid.Units.Count;
        }
    }
}
