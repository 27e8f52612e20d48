using Grid.Simulator.People;

namespace Grid.Simulator.Planning;

/// <summary>Something that is to be done in a case.</summary>
/// <param name="Command">What is asked, or told.</param>
/// <param name="By">Who asks; of what is told, who did it.</param>
internal sealed record PlannedDeed(CaseCommand Command, PlacedOfficer By)
{
    /// <summary>Whether it is told as having happened; else leave is asked.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether a refusal is what the scenario wants to show.</summary>
    public bool IsRefused { get; init; }
}
