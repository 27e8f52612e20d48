namespace Grid.Grains.Followers.Lists;

/// <summary>Which way a list is walked, from where, and how far.</summary>
/// <param name="Key">The row that is not wanted any more; nothing for the end that the walk begins at.</param>
/// <param name="IsBackwards">Whether from a page to the one before it.</param>
/// <param name="Size">How many rows are wanted.</param>
/// <param name="Search">What ids must have in them.</param>
internal sealed record PageRequest(string? Key, bool IsBackwards, int Size, SearchText Search)
{
    public static PageRequest Of(ListQuery query)
    {
        var size = Math.Clamp(query.Size, 1, ListQuery.SizeMax);
        var search = SearchText.Of(query.Search);
        return query.Before is { Length: > 0 } before
            ? new(before, true, size, search)
            : new(query.After is { Length: > 0 } after ? after : null, false, size, search);
    }

    /// <summary>The page at the other end of the list.</summary>
    public PageRequest FromTheEnd() => new(null, !IsBackwards, Size, Search);
}
