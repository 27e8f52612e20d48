namespace Grid.Simulator.Scenarios;

/// <summary>A unit: the first officer of its first post leads it.</summary>
internal sealed class UnitPlan
{
    public string Unit { get; init; } = "";

    /// <summary>The unit, as <c>ORGAN/UNIT</c>, whose leading officer supervises this one's.</summary>
    public string Above { get; init; } = "";

    public List<PostPlan> Posts { get; init; } = [];
}
