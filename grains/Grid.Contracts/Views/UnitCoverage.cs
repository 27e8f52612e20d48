namespace Grid.Contracts.Views;

/// <summary>What is counted in a unit and in everything below it.</summary>
/// <param name="Unit">The unit; nothing for cases that are in none.</param>
/// <param name="Counts">The numbers.</param>
[GenerateSerializer, Immutable, Alias("unit-coverage")]
public sealed record UnitCoverage(UnitId? Unit, CoverageCounts Counts);
