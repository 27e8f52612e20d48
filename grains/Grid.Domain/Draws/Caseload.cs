namespace Grid.Domain.Draws;

/// <summary>How many seats of open cases an officer had when a day's key was committed.</summary>
[GenerateSerializer, Immutable, Alias("caseload")]
public sealed record Caseload(OfficerId Officer, int Cases);
