namespace Grid.Simulator.Scenarios;

/// <summary>An organ and its units.</summary>
internal sealed class OrganPlan
{
    public string Organ { get; init; } = "";

    /// <summary>Whether its officers are the same in every run, because a pack names one of them.</summary>
    public bool Lasting { get; init; }

    public List<UnitPlan> Units { get; init; } = [];
}
