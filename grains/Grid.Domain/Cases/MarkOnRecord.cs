namespace Grid.Domain.Cases;

/// <summary>What was found when somebody, or the grid, looked whether a case is to be marked.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Tag">The mark.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Officer">Who looked; nothing where the grid did.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("mark-on-record")]
public sealed record MarkOnRecord(int Sequence, string Tag, MarkFinding Finding, OfficerId? Officer, Timestamp At);
