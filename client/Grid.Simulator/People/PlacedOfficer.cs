using Grid.Simulator.Scenarios;

namespace Grid.Simulator.People;

/// <summary>An officer of the population: who they are, where they sit, and what they may do.</summary>
internal sealed record PlacedOfficer(OfficerId Id, string Unit, PostPlan Post)
{
    public required string Grade { get; init; }

    public required OfficerId Supervisor { get; init; }

    /// <summary>Who stands in; nothing for one who holds the post alone.</summary>
    public OfficerId? Deputy { get; init; }

    public UnitId UnitId => UnitId.Parse(Unit);

    /// <summary>What every act of theirs says of them.</summary>
    public FactSet Facts => FactSet.Of([new("grade", Grade)]);
}
