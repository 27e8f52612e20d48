namespace Grid.Packs.Diff;

/// <summary>What changes from one version of a pack to another. In which file a row stands is no change.</summary>
public sealed record PackDifference(ImmutableArray<RowChange> Rows, ImmutableArray<CountingChange> Counting)
{
    /// <summary>The faults that change, with the version that conduct under the first answers to.</summary>
    public ImmutableArray<LiabilityChange> Liability { get; init; } = [];

    /// <summary>Compares two packs that compile.</summary>
    public static PackDifference Between(PackContent before, PackContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (PackRows.Of(before), PackRows.Of(after));
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        foreach (var key in old.Keys.Concat(now.Keys.Where(key => !old.Has(key))))
        {
            if (RowComparison.Of(key, old.Find(key), now.Find(key)) is { } change)
            {
                rows.Add(change);
            }
        }

        ImmutableArray<RowChange> inOrder =
        [
            .. rows.OrderBy(row => row.Section, StringComparer.Ordinal).ThenBy(row => row.Kind)
                .ThenBy(row => row.Row, StringComparer.Ordinal),
        ];
        return new(inOrder, CountingComparison.Of(before, after, inOrder))
        {
            Liability = LiabilityChange.Of(before, after, inOrder),
        };
    }

    public int Count(ChangeKind kind) => Rows.Count(row => row.Kind == kind);

    public int Count(LimitShift shift) => Rows.Count(row => row.Shift == shift);
}
