namespace Grid.Simulator.Load;

/// <summary>The cases of a load.</summary>
public sealed record CaseMix
{
    /// <summary>How many are open before the load begins.</summary>
    public int AtStart { get; init; }

    /// <summary>
    /// Of a hundred acts, how many go to the case of the act before, though that may have no answer yet.
    /// </summary>
    public double Crowded { get; init; }

    public List<CaseKind> Kinds { get; init; } = [];
}
