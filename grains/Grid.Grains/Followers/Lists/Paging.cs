namespace Grid.Grains.Followers.Lists;

/// <summary>
/// Turns walks over a list into pages. Keys, not numbers, say where a page begins: what comes and goes meanwhile
/// neither doubles a row nor hides one.
/// </summary>
internal static class Paging
{
    /// <summary>The page that was asked for; beyond the end of a list, its last one on that side.</summary>
    public static async Task<ListPage<TRow>> Of<TRow>(ListQuery query, Func<PageRequest, Task<Found<TRow>>> walk)
    {
        var request = PageRequest.Of(query);
        var found = await walk(request);
        if (found is { Rows.IsEmpty: true, CutAt: null } && request.Key is not null)
        {
            request = request.FromTheEnd();
            found = await walk(request);
        }

        return PageOf(request, found);
    }

    private static ListPage<TRow> PageOf<TRow>(PageRequest request, Found<TRow> found)
    {
        var rows = found.Rows.Length > request.Size ? found.Rows[..request.Size] : found.Rows;
        // One that lies before all that was asked for here: there is something, for the walk came from there.
        var near = request.Key is null ? null : rows.IsEmpty ? found.CutAt : rows[0].Key;
        var far = rows.Length < found.Rows.Length ? rows[^1].Key : found.CutAt;
        var shown = rows.Select(row => row.Row);
        return request.IsBackwards
            ? new([.. shown.Reverse()], near, far) { IsCut = found.CutAt is not null }
            : new([.. shown], far, near) { IsCut = found.CutAt is not null };
    }
}
