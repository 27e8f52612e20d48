namespace Grid.Grains.Followers;

/// <summary>
/// Which breaches are wanted; what is not said does not matter. Lists of breaches begin at the newest.
/// </summary>
internal sealed record BreachListQuery(ListQuery List)
{
    public RuleId? Rule { get; init; }

    public PackName? Pack { get; init; }

    public OfficerId? Officer { get; init; }

    public CaseId? Case { get; init; }

    /// <summary>Whether those that a later verdict has cleared are wanted as well.</summary>
    public bool AlsoCleared { get; init; }
}
