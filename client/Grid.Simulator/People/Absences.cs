namespace Grid.Simulator.People;

/// <summary>Who is suspended as the plan goes on, and who answers in their place.</summary>
internal sealed class Absences(Population population)
{
    private readonly List<PlacedOfficer> _suspended = [];

    public int Count => _suspended.Count;

    /// <summary>Who has been suspended for the longest.</summary>
    public PlacedOfficer Longest => _suspended[0];

    public bool Has(PlacedOfficer officer) => _suspended.Contains(officer);

    public void Begin(PlacedOfficer officer) => _suspended.Add(officer);

    public void End(PlacedOfficer officer) => _suspended.Remove(officer);

    /// <summary>
    /// Whether the officer can be spared: a deputy is there, and nobody suspended relies on the officer as theirs.
    /// </summary>
    public bool CanBegin(PlacedOfficer officer) =>
        !Has(officer)
        && officer.Deputy is { } deputy && !Has(population[deputy])
        && _suspended.TrueForAll(suspended => suspended.Deputy != officer.Id);

    /// <summary>Who answers for an officer: the officer, or the deputy of one who is suspended.</summary>
    public PlacedOfficer Answering(PlacedOfficer officer) =>
        Has(officer) && officer.Deputy is { } deputy ? population[deputy] : officer;
}
