namespace Grid.Contracts.Views;

/// <summary>How many cases of a stage are overdue.</summary>
/// <param name="Stage">The stage; empty where a case has none.</param>
/// <param name="Overdue">The cases.</param>
[GenerateSerializer, Immutable, Alias("stage-coverage")]
public sealed record StageCoverage(string Stage, long Overdue);
