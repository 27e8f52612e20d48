namespace Grid.Silo.Demo;

/// <summary>What to look at in a running demo, one thing of a kind. Empty where there is no demo.</summary>
internal sealed class DemoGuide
{
    private ImmutableSortedDictionary<DemoSightKind, DemoSight> _sights =
        ImmutableSortedDictionary<DemoSightKind, DemoSight>.Empty;

    /// <summary>The things by the order of their kinds, as they stand now.</summary>
    public ImmutableArray<DemoSight> Sights => [.. Volatile.Read(ref _sights).Values];

    /// <summary>Shows no thing of a kind any more.</summary>
    public void Hide(DemoSightKind kind) => ImmutableInterlocked.Update(ref _sights, sights => sights.Remove(kind));

    /// <summary>Shows a thing, in place of another of its kind.</summary>
    public void Show(DemoSight sight) =>
        ImmutableInterlocked.Update(ref _sights, sights => sights.SetItem(sight.Kind, sight));
}
