namespace Grid.Grains.Followers;

/// <summary>Which marks are wanted; what is not said does not matter.</summary>
internal sealed record MarkListQuery(ListQuery List)
{
    public string? Tag { get; init; }

    public MarkFinding? Finding { get; init; }

    /// <summary>Only marks that are on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Marks of cases of a unit, or of one below it.</summary>
    public UnitId? Under { get; init; }
}
