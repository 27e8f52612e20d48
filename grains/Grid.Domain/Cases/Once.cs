namespace Grid.Domain.Cases;

/// <summary>Lists in which nothing stands twice, in the order in which it was named first.</summary>
internal static class Once
{
    // So few cost less to compare with each other than to hash.
    private const int Few = 8;

    public static ImmutableArray<T> Each<T>(ImmutableArray<T> named)
        where T : struct, IEquatable<T>
    {
        if (named.Length > Few)
        {
            return [.. named.Distinct()];
        }

        for (var i = 1; i < named.Length; i++)
        {
            if (named.AsSpan(0, i).Contains(named[i]))
            {
                return Each(named.RemoveAt(i));
            }
        }

        return named;
    }
}
