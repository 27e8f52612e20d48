namespace Grid.Simulator.Load;

/// <summary>The cases of a load.</summary>
public sealed record CaseMix
{
    /// <summary>How many are open before the load begins.</summary>
    public int AtStart { get; init; }

    public List<CaseKind> Kinds { get; init; } = [];
}
