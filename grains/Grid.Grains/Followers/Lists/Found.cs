namespace Grid.Grains.Followers.Lists;

/// <summary>What a walk over a list has found, in the order it was walked.</summary>
/// <param name="Rows">The rows with their keys, one more than wanted where there are more.</param>
/// <param name="CutAt">The key of the last row looked at, where the bound ended the walk.</param>
internal sealed record Found<TRow>(ImmutableArray<(string Key, TRow Row)> Rows, string? CutAt)
{
    // Rows in memory are looked at in far less than a microsecond each, but nobody else may use the memory meanwhile.
    private const int LookedAtMax = 20_000;

    /// <summary>Walks over items in memory.</summary>
    public static Found<TRow> In<TItem>(
        IEnumerable<TItem> items, int size, Func<TItem, bool> isWanted, Func<TItem, (string Key, TRow Row)> rowOf)
    {
        var rows = ImmutableArray.CreateBuilder<(string Key, TRow Row)>();
        var lookedAt = 0;
        foreach (var item in items)
        {
            if (isWanted(item))
            {
                rows.Add(rowOf(item));
                if (rows.Count > size)
                {
                    break;
                }
            }

            if (++lookedAt == LookedAtMax)
            {
                return new(rows.ToImmutable(), rowOf(item).Key);
            }
        }

        return new(rows.ToImmutable(), null);
    }
}
