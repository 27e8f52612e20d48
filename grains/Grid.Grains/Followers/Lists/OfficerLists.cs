using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Lists;

/// <summary>Lists of officers, in the order of their ids, from memory.</summary>
internal sealed class OfficerLists(LiveGrid grid, Lock gate)
{
    // Sorts behind every id of an officer.
    private static readonly OfficerId End = new(OfficerId.Prefix[..^1] + ";");

    public async Task<ListPage<OfficerRow>> Page(OfficerListQuery query)
    {
        var page = await Paging.Of(query.List, request => Task.FromResult(InMemory(query, request)));
        return page with { Total = Total(query) };
    }

    private Found<OfficerRow> InMemory(OfficerListQuery query, PageRequest request)
    {
        lock (gate)
        {
            return Found<OfficerRow>.In(
                Walk(grid.Officers.Registered, request),
                request.Size,
                officer => request.Search.IsIn(officer.Id.Value)
                    && (query.Standing is not { } standing || standing == officer.Standing)
                    && (query.Unit is not { } unit || unit == officer.State.Unit)
                    && (!query.IsOverloaded || grid.WorkloadOf(officer).IsOverloaded),
                officer => (officer.Id.Value, RowOf(officer)));
        }
    }

    private static IEnumerable<LiveOfficer> Walk(SortedSet<LiveOfficer> officers, PageRequest request)
    {
        var key = new LiveOfficer(request.Key is { } from ? new(from) : request.IsBackwards ? End : new(""));
        var (low, high) = request.IsBackwards ? (new(new("")), key) : (key, new LiveOfficer(End));
        var view = officers.GetViewBetween(low, LiveOfficer.ById.Compare(low, high) > 0 ? low : high);
        return (request.IsBackwards ? view.Reverse() : view).Where(officer => officer.Id != key.Id);
    }

    private OfficerRow RowOf(LiveOfficer officer) => new(officer.Id)
    {
        Class = officer.State.Class,
        Unit = officer.State.Unit,
        Standing = officer.Standing,
        Workload = grid.WorkloadOf(officer),
        Supervisor = officer.State.Supervisor,
        IsUnsupervised = officer.Unsupervised > 0,
    };

    private long? Total(OfficerListQuery query)
    {
        if (SearchText.Of(query.List.Search).Text is not null || query.Unit is not null || query.IsOverloaded)
        {
            return null;
        }

        lock (gate)
        {
            return query.Standing is { } standing ? grid.Officers.CountOf(standing) : grid.Officers.Registered.Count;
        }
    }
}
