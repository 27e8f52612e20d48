using Grid.Simulator.People;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>What a plan knows: the scenario, its officers, and who of them is away.</summary>
internal sealed record World(Scenario Scenario, Population Population, Absences Absences)
{
    /// <summary>An officer of a post who is there, and none of some; nothing where nobody is.</summary>
    public PlacedOfficer? Draw(
        SeededRandom random, string unit, string post, params ImmutableArray<PlacedOfficer> except)
    {
        var there = Population.In(unit, post)
            .Where(officer => !Absences.Has(officer) && !except.Contains(officer)).ToList();
        return there.Count == 0 ? null : random.Pick(there);
    }
}
