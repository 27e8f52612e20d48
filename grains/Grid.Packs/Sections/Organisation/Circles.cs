namespace Grid.Packs.Sections.Organisation;

/// <summary>Finds where something leads back to itself.</summary>
internal static class Circles
{
    /// <summary>The shortest way from a thing back to it, without the return; nothing where none leads back.</summary>
    public static ImmutableArray<T>? From<T>(T start, Func<T, ImmutableArray<T>> next)
        where T : IEquatable<T>
    {
        var ways = new Queue<ImmutableArray<T>>([[start]]);
        var seen = new HashSet<T>();
        while (ways.TryDequeue(out var way))
        {
            foreach (var one in next(way[^1]))
            {
                if (one.Equals(start))
                {
                    return way;
                }

                if (seen.Add(one))
                {
                    ways.Enqueue(way.Add(one));
                }
            }
        }

        return null;
    }
}
