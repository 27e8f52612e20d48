namespace Grid.Grains.Followers;

/// <summary>Which officers are wanted; what is not said does not matter.</summary>
internal sealed record OfficerListQuery(ListQuery List)
{
    public Standing? Standing { get; init; }

    public UnitId? Unit { get; init; }

    /// <summary>Only those who answer in more cases than the pack lets one of their class have.</summary>
    public bool IsOverloaded { get; init; }
}
