namespace Grid.Grains.Followers;

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows, in the order of the list.</param>
/// <param name="Next">What to ask for the page behind as <see cref="ListQuery.After"/>; nothing at the end.</param>
/// <param name="Previous">What to ask for the page before as <see cref="ListQuery.Before"/>.</param>
internal sealed record ListPage<T>(ImmutableArray<T> Rows, string? Next, string? Previous)
{
    /// <summary>How many rows the whole list has, where that is cheap to say.</summary>
    public long? Total { get; init; }

    /// <summary>Whether the search stopped at its bound before the page was full; it goes on from there.</summary>
    public bool IsCut { get; init; }
}
