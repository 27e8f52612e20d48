namespace Grid.Grains.Followers;

/// <summary>Which draws are wanted; what is not said does not matter.</summary>
internal sealed record DrawListQuery(ListQuery List)
{
    /// <summary>Draws among the pool of a unit.</summary>
    public UnitId? Pool { get; init; }

    /// <summary>Draws that came to an officer.</summary>
    public OfficerId? Officer { get; init; }

    /// <summary>Only those in which a seat was drawn again.</summary>
    public bool Again { get; init; }
}
